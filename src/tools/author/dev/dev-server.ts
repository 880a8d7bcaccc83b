import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { wordProblems } from '../../../compile/locale-words.ts';
import type { Problem } from '../../../compile/problems.ts';
import { pathSegments, Refusal } from '../../server/guard.ts';
import { LocalServer, send } from '../../server/local-server.ts';
import { contentType } from '../../server/mime.ts';
import { galleries, galleryModule, galleryPage, switchable } from '../gallery/gallery.ts';
import { BrowserModules } from './browser-modules.ts';
import type { Change, Language } from './course-state.ts';
import { CourseState, english } from './course-state.ts';
import { Saves } from './saves.ts';

/** The author's own folders often; the code, which is ten times as large, less so. */
const watched = [
  { folder: 'modules', every: 50 },
  { folder: 'assets', every: 50 },
  { folder: 'src', every: 1000 },
];
/** How long a question for changes is kept open, in milliseconds. */
const patience = 25_000;
const script = contentType('.js');

/** The course in the browser while it is written, for this machine only. */
export class DevServer extends LocalServer {
  readonly #root: string;
  readonly #course: CourseState;
  readonly #modules: BrowserModules;
  readonly #waiting = new Set<() => void>();
  readonly #saves: Saves;
  readonly #locale: string;
  #wordProblems: readonly Problem[] = [];
  #told: (change: Change) => void;

  /**
   * @param told is told of every change
   * @param language is what the course is shown in; the words are those of when it began
   */
  constructor(root: string, told: (change: Change) => void = () => undefined, language: Language = english) {
    super({
      answer: async ({ method, url = '' }, response) => {
        if (method !== 'GET') throw new Refusal(405, 'Nothing can be written here.');
        await this.#answer(response, pathSegments(url));
      },
      failed: String,
    });
    this.#root = root;
    this.#locale = language.locale;
    this.#told = told;
    // Before the course is read: what is saved meanwhile is a change.
    this.#saves = new Saves(root, watched, tellOnce());
    this.#course = new CourseState(root, language);
    this.#modules = new BrowserModules(join(root, 'src'), language.locale);
  }

  get problems(): Change['problems'] {
    return this.#course.last.problems;
  }

  /** Listens, and watches the files. @throws where the port is taken (`EADDRINUSE`). */
  override async listen(port: number): Promise<void> {
    await super.listen(port);
    this.#saves.begin((files) => this.#look(files));
    await this.#modules.packages();
  }

  override async close(): Promise<void> {
    this.#saves.end();
    await super.close();
  }

  async #look(files: readonly string[]): Promise<void> {
    // Broken words would leave the page at its start: they are told of, and what was sound stays.
    if (files.some((file) => file.startsWith('src/locale/')))
      this.#wordProblems = await wordProblems(this.#root, this.#locale);
    const change = this.#course.look(files, this.#wordProblems);
    this.#told(change);
    for (const answer of this.#waiting) answer();
  }

  async #answer(response: ServerResponse, path: readonly string[]): Promise<void> {
    const [first = '', ...rest] = path;
    const below = rest.join('/');
    const found = await this.#find(first, below, path.join('/'));
    if (first === 'changes') return this.#tell(response, Number(below));
    if (found === undefined) throw new Refusal(404, 'There is nothing at this address.');
    send(response, 200, found.type, found.content);
  }

  async #find(
    first: string,
    below: string,
    path: string,
  ): Promise<{ type: string; content: string | Uint8Array } | undefined> {
    const asScript = (content: string | undefined) =>
      content === undefined ? undefined : { type: script, content };
    switch (first) {
      case '':
      case 'index.html':
        return { type: contentType('.html'), content: this.#course.page() };
      case 'theme.css':
        return { type: contentType('.css'), content: this.#course.style() };
      case 'icon.svg':
      case 'fallback.js':
        return { type: contentType(first), content: readFileSync(join(this.#root, 'assets', first)) };
      case 'src':
        return asScript(await this.#modules.source(below));
      case 'packages':
        return asScript((await this.#modules.packages()).get(below));
      case 'gallery':
        return this.#gallery(below);
      case 'course':
        return asScript(this.#course.module(below.replace(/\.js$/, '')));
      default: {
        const picture = this.#course.picture(path);
        return picture && { type: contentType(path), content: picture };
      }
    }
  }

  /** Every block in every state: the page, its style sheet and its lessons. */
  #gallery(below: string): { type: string; content: string } | undefined {
    if (below === '') return { type: contentType('.html'), content: galleryPage };
    if (below === 'theme.css')
      return { type: contentType('.css'), content: switchable(this.#course.style()) };
    const name = galleries.find((one) => `${one}.js` === below);
    return name && { type: script, content: galleryModule(name) };
  }

  /** Answers at once where there is something new, else when there is. */
  #tell(response: ServerResponse, known: number): void {
    const answer = (): void => {
      clearTimeout(timer);
      this.#waiting.delete(answer);
      send(response, 200, contentType('.json'), JSON.stringify(this.#course.last));
    };
    const timer = setTimeout(answer, patience);
    response.on('close', () => {
      clearTimeout(timer);
      this.#waiting.delete(answer);
    });
    if (this.#course.last.version === known) this.#waiting.add(answer);
    else answer();
  }
}

function tellOnce(): (error: unknown) => void {
  let isTold = false;
  return (error) => {
    const why = error instanceof Error ? error.message : String(error);
    const fix = 'To see a change, end this with Ctrl+C and type npm run dev again.';
    if (!isTold) process.stderr.write(`The page cannot follow all that you save (${why}). ${fix}\n`);
    isTold = true;
  };
}
