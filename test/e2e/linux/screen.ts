/** What is on the screen, as pixels, and a hand at the mouse and the keyboard. */
import type { Box } from '../../../src/main/window/place-window.ts';
import type { Pixels } from '../../main/tray/png.ts';
import type { Programs } from './programs.ts';

export interface Screen {
  /** @throws when the screen cannot be read */
  read(area: Box): Promise<Pixels>;
  /** Writes a picture of the whole screen. */
  picture(path: string): Promise<void>;
  click(x: number, y: number, button?: 1 | 2 | 3): Promise<void>;
  key(name: string): Promise<void>;
  /** Writes with the keyboard. */
  type(text: string): Promise<void>;
  /** Ids of the windows of a process that are shown. */
  windows(pid: number): Promise<readonly string[]>;
  /** What a window is called. */
  title(id: string): Promise<string>;
  /** Gives a window the focus, as a click on it would. */
  focus(id: string): Promise<void>;
}

export const SCREEN_SIZE = { width: 1280, height: 900 } as const;

export function createScreen(programs: Programs): Screen {
  const must = async (file: string, args: readonly string[]): Promise<Buffer> => {
    const { code, stderr, stdout } = await programs.run(file, args);
    if (code !== 0) throw new Error(`${file} ${args.join(' ')}: ${stderr.trim()}`);
    return stdout;
  };
  const hand = async (...words: readonly string[]): Promise<void> => {
    await must('xdotool', words);
  };
  return {
    async read({ x, y, width, height }) {
      const crop = `${width}x${height}+${x}+${y}`;
      const bytes = await must('import', ['-window', 'root', '-crop', crop, '+repage', '-depth', '8', 'rgba:-']);
      if (bytes.length !== width * height * 4) throw new Error(`the screen gave ${bytes.length} bytes for ${crop}`);
      return { width, height, rgba: new Uint8Array(bytes) };
    },
    picture: async (path) => void (await must('import', ['-window', 'root', path])),
    click: (x, y, button = 1) => hand('mousemove', String(x), String(y), 'click', String(button)),
    type: (text) => hand('type', '--delay', '5', text),
    title: async (id) => (await must('xdotool', ['getwindowname', id])).toString('utf8').trim(),
    key: (name) => hand('key', '--clearmodifiers', name),
    async windows(pid) {
      // Ends with 1 when there is none. Without `--all` either of the two would do.
      const words = ['search', '--all', '--onlyvisible', '--pid', String(pid), '--name', '.'];
      if (!programs.env.DISPLAY) return [];
      const { stdout } = await programs.run('xdotool', words);
      return stdout.toString('utf8').trim().split('\n').filter(Boolean);
    },
    focus: (id) => hand('windowfocus', '--sync', id),
  };
}
