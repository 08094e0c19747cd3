import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Connections that have not asked anything yet. The next one takes the place of the one that has waited longest. */
const MAX_SILENT = 32;

/** Whoever only holds connections open keeps nobody else out. */
export function dropTheSilent(server: Server): void {
  const silent = new Set<Socket>();
  server.on('connection', (socket) => {
    silent.add(socket);
    socket.on('close', () => silent.delete(socket));
    const [oldest] = silent;
    if (silent.size > MAX_SILENT) oldest?.destroy();
  });
  server.on('request', ({ socket }, response) => {
    silent.delete(socket);
    response.on('finish', () => !socket.destroyed && silent.add(socket));
  });
}
