// Loaded with --import into the double's utility process: `process.parentPort` as Electron gives it. Messages wait until
// somebody listens.
import { EventEmitter } from 'node:events';

const port = new EventEmitter();
port.postMessage = (message) => process.send(message);
port.once('newListener', () => setImmediate(() => process.on('message', (data) => port.emit('message', { data }))));
process.parentPort = port;
