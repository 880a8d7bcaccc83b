import { spawn } from 'node:child_process';

export interface Environment {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The command that opens an address in the default browser, or undefined where nobody would see it. */
export function browserCommand({ platform, env }: Environment): readonly [string, ...string[]] | undefined {
  if (env['CI']) return undefined;
  if (platform === 'darwin') return ['open'];
  // The empty string is the window's title: without it `start` takes a quoted address for one.
  if (platform === 'win32') return ['cmd', '/c', 'start', ''];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : undefined;
}

/** Opens the address where there is a display. A browser that cannot be opened is no error: the address is printed. */
export function openBrowser(url: string, environment: Environment): void {
  const command = browserCommand(environment);
  if (command === undefined) return;
  const [program, ...args] = command;
  const child = spawn(program, [...args, url], { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
}
