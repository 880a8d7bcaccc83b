import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import type { WebDriver } from 'selenium-webdriver';
import { Builder, Capabilities } from 'selenium-webdriver';

/** A WebKit that can be driven: its driver and the small browser that comes with it. */
export interface Installed {
  readonly driver: string;
  readonly browser: string;
  /** Gives the browser a screen where there is none. */
  readonly screen: readonly string[];
}

const drivers = [process.env['WEBKIT_DRIVER'] ?? '', '/usr/bin/WebKitWebDriver'];
const libraries = ['/usr/lib', '/usr/libexec', '/usr/lib64'];

/** @returns what is installed, or what there is to install */
export function findWebKit(): Installed | { readonly problem: string } {
  const driver = drivers.find((path) => path !== '' && existsSync(path));
  const browser = process.env['WEBKIT_BROWSER'] ?? miniBrowser();
  if (driver === undefined || browser === undefined) {
    return { problem: 'No WebKit to test in: install webkit2gtk-driver (Debian) and xvfb.' };
  }
  if (process.env['DISPLAY']) return { driver, browser, screen: [] };
  // It hangs without a word where there is no screen.
  if (spawnSync('xvfb-run', ['--help']).error)
    return { problem: 'WebKit needs a screen and there is none: install xvfb.' };
  return { driver, browser, screen: ['xvfb-run', '-a'] };
}

function miniBrowser(): string | undefined {
  const folders = libraries.filter((path) => existsSync(path));
  const around = folders.flatMap((path) => [
    path,
    ...readdirSync(path)
      .filter((name) => name.endsWith('-linux-gnu'))
      .map((name) => `${path}/${name}`),
  ]);
  return around
    .flatMap((path) => ['webkit2gtk-4.1', 'webkit2gtk-4.0'].map((name) => `${path}/${name}/MiniBrowser`))
    .find((path) => existsSync(path));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A WebKit with one window. Its driver serves one session, so each has its own. */
export class WebKit {
  readonly driver: WebDriver;
  readonly #process: ChildProcess;

  private constructor(driver: WebDriver, process: ChildProcess) {
    this.driver = driver;
    this.#process = process;
  }

  /** @throws where the browser does not come up within 20 seconds */
  static async start({ driver, browser, screen }: Installed): Promise<WebKit> {
    const port = await freePort();
    const [command = '', ...args] = [...screen, driver, `--port=${port}`, '--host=127.0.0.1'];
    // A group of its own: what is behind xvfb-run outlives it otherwise.
    const process = spawn(command, args, { stdio: 'ignore', detached: true });
    globalThis.process.once('exit', () => end(process));
    const capabilities = new Capabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
    });
    try {
      await answering(port);
      const built = new Builder()
        .usingServer(`http://127.0.0.1:${port}`)
        .withCapabilities(capabilities)
        .build();
      await within(20_000, built.getSession(), 'WebKit does not start');
      return new WebKit(built, process);
    } catch (error) {
      end(process);
      throw error;
    }
  }

  async stop(): Promise<void> {
    // Its window may be gone already; what counts is that nothing is left running.
    await within(5000, this.driver.quit(), 'WebKit does not end').catch(() => undefined);
    end(this.#process);
  }
}

function end({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // It has ended by itself.
  }
}

async function answering(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const isUp = await fetch(`http://127.0.0.1:${port}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("WebKit's driver does not answer.");
}

/** @throws where it takes longer */
export async function within<T>(milliseconds: number, act: PromiseLike<T>, problem: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${problem} within ${milliseconds / 1000} s.`)), milliseconds);
  });
  try {
    return await Promise.race([act, late]);
  } finally {
    clearTimeout(timer);
  }
}
