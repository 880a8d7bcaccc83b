import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { shortNameOf } from '../../short-name.ts';
import { Refusal } from '../../server/guard.ts';

/** The package to make: its course, its kind of LMS, and one language or all. */
export const packageWish = z.strictObject({
  course: z.string(),
  package: z.string(),
  locale: z.string().optional(),
});
type PackageWish = z.infer<typeof packageWish>;

/** A line that the build process prints. */
export interface BuildMessage {
  readonly step?: string;
  readonly problems?: readonly string[];
}

/** The progress of the build. */
export interface PackageState {
  readonly stage: 'nothing' | 'making' | 'made' | 'failed' | 'cancelled';
  readonly wish: PackageWish | undefined;
  readonly steps: readonly string[];
  /** Why it failed. */
  readonly problems: readonly string[];
  readonly file: string | undefined;
  readonly bytes: number;
  readonly seconds: number;
}

const nothing: PackageState = {
  stage: 'nothing',
  wish: undefined,
  steps: [],
  problems: [],
  file: undefined,
  bytes: 0,
  seconds: 0,
};

interface Options {
  /** The program that makes the package; by default the project's own. */
  readonly maker?: string;
  /** The program of the embedded LMS. */
  readonly lms?: string;
}

/** Makes packages, one at a time, in a temporary folder that it deletes at the end. `dist/` is left alone. */
export class PackageBuilder {
  readonly #root: string;
  readonly #maker: string;
  readonly #lms: string;
  #folder: string | undefined;
  #state = nothing;
  /** The embedded LMS's name for the last package. */
  #plays = '';
  #child: ChildProcess | undefined;
  #server: { readonly child: ChildProcess; readonly url: Promise<string> } | undefined;
  #count = 0;

  constructor(root: string, { maker, lms }: Options = {}) {
    this.#root = root;
    this.#maker = maker ?? join(import.meta.dirname, 'make-package.ts');
    this.#lms = lms ?? join(import.meta.dirname, '../../preview/main.ts');
  }

  get state(): PackageState {
    return this.#state;
  }

  /** The folder of complete packages. */
  get #ready(): string {
    return join(this.#temporary, 'ready');
  }

  get #temporary(): string {
    if (this.#folder === undefined) {
      this.#folder = mkdtempSync(join(tmpdir(), 'course-package-'));
      for (const name of ['ready', 'sites']) mkdirSync(join(this.#folder, name));
    }
    return this.#folder;
  }

  /** @throws {Refusal} while another is being made; asking twice for the same one makes it once */
  start(wish: PackageWish): PackageState {
    if (this.#state.stage === 'making') {
      if (JSON.stringify(wish) === JSON.stringify(this.#state.wish)) return this.#state;
      throw new Refusal(409, 'Another package is being made. Wait for it, or cancel it.');
    }
    const making = join(this.#temporary, `making-${++this.#count}`);
    mkdirSync(making);
    const begun = performance.now();
    this.#state = { ...nothing, stage: 'making', wish };
    const child = spawn(process.execPath, [this.#maker, this.#root, making], {
      cwd: this.#root,
      env: {
        ...process.env,
        COURSE_ONLY: wish.course,
        COURSE_PACKAGE: wish.package,
        COURSE_DIST: making,
        ...(wish.locale !== undefined && { COURSE_LOCALE: wish.locale }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    let errors = '';
    child.stderr.on('data', (part: Buffer) => (errors = `${errors}${part}`.slice(-4000)));
    createInterface(child.stdout).on('line', (line) => {
      if (!this.#hear(child, line)) errors = `${errors}${line}\n`.slice(-4000);
    });
    child.on('error', (error) => (errors = error.message));
    child.on('close', (code) => {
      if (this.#child === child) {
        this.#child = undefined;
        const seconds = (performance.now() - begun) / 1000;
        this.#end(code, making, errors, seconds);
      }
      rmSync(making, { recursive: true, force: true });
    });
    return this.#state;
  }

  /** Handles a line of output; false if it is incomplete, as when the process ends while it writes. */
  #hear(child: ChildProcess, line: string): boolean {
    if (this.#child !== child || !line.startsWith('{')) return true;
    let message: BuildMessage;
    try {
      message = JSON.parse(line) as BuildMessage;
    } catch {
      return false;
    }
    const { step, problems } = message;
    const { steps } = this.#state;
    if (step !== undefined && steps.at(-1) !== step)
      this.#state = { ...this.#state, steps: [...steps, step] };
    if (problems) this.#state = { ...this.#state, problems };
    return true;
  }

  #end(code: number | null, making: string, errors: string, seconds: number): void {
    const { problems } = this.#state;
    const made = code === 0 ? readdirSync(making) : [];
    const file = made.find((name) => name.endsWith('.zip'));
    if (file === undefined) {
      const why = errors.trim() || 'The package was not made, and nothing says why.';
      this.#state = {
        ...this.#state,
        stage: 'failed',
        problems: problems.length > 0 ? problems : why.split('\n'),
      };
      return;
    }
    const site = made.find((name) => statSync(join(making, name)).isDirectory());
    for (const name of site === undefined ? [file] : [site]) {
      rmSync(join(this.#ready, name), { recursive: true, force: true });
      renameSync(join(making, name), join(this.#ready, name));
    }
    if (site !== undefined) renameSync(join(making, file), join(this.#temporary, 'sites', file));
    const { size } = statSync(this.#path(file));
    this.#plays = site ?? shortNameOf(file);
    this.#state = { ...this.#state, stage: 'made', file, bytes: size, seconds };
  }

  /** A website is launched from its folder, and downloaded as a zip. */
  #path(file: string): string {
    const site = join(this.#temporary, 'sites', file);
    return statSync(site, { throwIfNoEntry: false }) ? site : join(this.#ready, file);
  }

  /** Stops the current build and deletes what it made. */
  cancel(): PackageState {
    const child = this.#child;
    if (!child) return this.#state;
    this.#child = undefined;
    this.#state = { ...this.#state, stage: 'cancelled' };
    child.kill('SIGKILL');
    return this.#state;
  }

  /** The last package. @throws {Refusal} if there is none */
  read(): { readonly name: string; readonly bytes: Uint8Array } {
    const { file, stage } = this.#state;
    if (stage !== 'made' || file === undefined) throw new Refusal(404, 'There is no package yet.');
    return { name: file, bytes: readFileSync(this.#path(file)) };
  }

  /** The address of the embedded LMS with the package; starts the LMS if necessary. */
  async play(): Promise<string> {
    this.read();
    const url = await this.#lmsUrl();
    return `${url}#/${this.#plays}`;
  }

  #lmsUrl(): Promise<string> {
    if (this.#server) return this.#server.url;
    const child = spawn(
      process.execPath,
      [this.#lms, '--no-open', '--packages', this.#ready, '--records', join(this.#root, '.lms')],
      { cwd: this.#root, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let errors = '';
    child.stderr.on('data', (part: Buffer) => (errors = `${errors}${part}`.slice(-4000)));
    const url = new Promise<string>((resolve, reject) => {
      createInterface(child.stdout).on('line', (line) => {
        const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(line)?.[0];
        if (found !== undefined) resolve(found);
      });
      child.on('error', reject);
      child.on('close', () => {
        this.#server = undefined;
        reject(new Refusal(500, `The embedded LMS did not start. ${errors.trim()}`));
      });
    });
    this.#server = { child, url };
    return url;
  }

  /** Ends all processes, and deletes the packages. */
  close(): void {
    this.cancel();
    this.#server?.child.kill('SIGKILL');
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
  }
}
