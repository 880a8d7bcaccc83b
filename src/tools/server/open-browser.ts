import { spawn } from 'node:child_process';

export interface Environment {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The command that opens an address in the default browser; undefined if there is no display. */
export function browserCommand({ platform, env }: Environment): readonly [string, ...string[]] | undefined {
  if (env['CI']) return undefined;
  if (platform === 'darwin') return ['open'];
  // The empty string is the window's title: without it, `start` would take a quoted address as the title.
  if (platform === 'win32') return ['cmd', '/c', 'start', ''];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : undefined;
}

/** Opens the address if there is a display. A failure is not an error, because the address is also printed. */
export function openBrowser(url: string, environment: Environment): void {
  const command = browserCommand(environment);
  if (command === undefined) return;
  const [program, ...args] = command;
  const child = spawn(program, [...args, url], { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
}
