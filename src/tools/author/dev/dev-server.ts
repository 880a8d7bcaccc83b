import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'hono';
import type { LocalEnv } from '../../server/guard.ts';
import { LocalServer, sendFile } from '../../server/local-server.ts';
import { CourseTrial } from '../edit/course-trial.ts';
import { addEditRoutes } from '../edit/edit-routes.ts';
import { EditToken } from '../edit/edit-token.ts';
import { Edits } from '../edit/edits.ts';
import { History } from '../edit/history.ts';
import { onPost } from '../edit/page-posts.ts';
import {
  galleries,
  galleryDrawings,
  galleryFile,
  galleryModule,
  galleryPage,
  switchable,
} from '../gallery/gallery.ts';
import { BrowserModules } from './browser-modules.ts';
import type { Change, ShownCourse } from './course-state.ts';
import { CourseState, english } from './course-state.ts';
import { addImportRoute, importAddress } from './import-route.ts';
import { MediaDesk } from '../media/media-desk.ts';
import { mediaRoutes, uploadAddress } from '../media/media-routes.ts';
import { Uploads } from '../media/uploads.ts';
import { problemRoutes } from '../quick-fix/problem-routes.ts';
import { PackageBuilder } from '../package/package-builder.ts';
import { packageRoutes } from '../package/package-routes.ts';
import { FileWatcher } from './saves.ts';
import { SettingsDesk } from '../settings/save-settings.ts';
import { guidePicture } from '../structure/block-kinds.ts';
import { StructureDesk } from '../structure/structure-desk.ts';

/** The author's own folders are checked often; the code, which is ten times as large, less often. */
const watched = [
  { folder: 'modules', every: 50 },
  { folder: 'assets', every: 50 },
  { folder: 'src', every: 1000 },
];
/** How long a request for changes stays open, in milliseconds. */
const longPollTimeout = 25_000;

/** Serves the course while it is written, to this machine only. */
export class DevServer extends LocalServer {
  readonly #root: string;
  readonly #course: CourseState;
  readonly #modules: BrowserModules;
  readonly #waiting = new Set<() => void>();
  readonly #saves: FileWatcher;
  readonly #token = new EditToken();
  readonly #builder: PackageBuilder;
  #onChange: (change: Change) => void;

  /**
   * @param onChange is called with every change
   * @param language the course and language to show
   * @param forwarded the name of a proxy in front of the server, if there is one
   */
  constructor(
    root: string,
    onChange: (change: Change) => void = () => undefined,
    language: ShownCourse = english,
    forwarded?: string,
  ) {
    super({ failed: String, forwarded, uploads: [importAddress, uploadAddress] });
    this.#root = root;
    this.#onChange = onChange;
    // Before the course is read, so that anything saved meanwhile counts as a change.
    this.#saves = new FileWatcher(root, watched, tellOnce());
    this.#course = new CourseState(root, language);
    this.#modules = new BrowserModules(join(root, 'src'));
    this.#builder = new PackageBuilder(root);
    this.#routes(language);
  }

  #routes(language: ShownCourse): void {
    const { app } = this;
    const course = this.#course;
    const below = (context: Context<LocalEnv>): string => context.get('path').slice(1).join('/');
    for (const path of ['/', '/index.html'])
      app.get(path, (context) => {
        const { run, version } = course.last;
        const made = `<meta name="course-file" content="${language.file}" data-run="${run}" data-version="${version}">`;
        return sendFile(context, '.html', course.page(`${this.#token.meta}\n${made}`));
      });
    // What changes files, below: routes of its own, each with the page's token.
    app.use('/edit/*', this.#token.guard);
    // The page need not wait until the files are looked at.
    const history = new History(this.#root, (files) => void setImmediate(() => this.#look(files)));
    addImportRoute(this, this.#root, language.file, history);
    const trial = new CourseTrial(this.#root);
    const edits = new Edits(this.#root, (name) => course.editable(name), history, trial);
    addEditRoutes(this, edits, history);
    const structure = new StructureDesk(this.#root, language, history, trial, () => course.course);
    onPost(app, 'structure', (body) => structure.look(body));
    onPost(app, 'structure/change', (body) => structure.change(body));
    const uploads = new Uploads(this.#root);
    mediaRoutes(app, new MediaDesk(this.#root, language, history, trial, uploads), uploads);
    const settings = new SettingsDesk(this.#root, history);
    for (const what of ['form', 'check', 'save', 'logo'] as const)
      onPost(app, `settings/${what}`, (body) => settings[what](body));
    packageRoutes(app, this.#root, this.#builder);
    problemRoutes(app, this.#root, language, () => course.last.problems);
    app.get('/theme.css', (context) => sendFile(context, '.css', course.style()));
    for (const name of ['icon.svg', 'fallback.js'])
      app.get(`/${name}`, (context) =>
        sendFile(context, name, readFileSync(join(this.#root, 'assets', name))),
      );
    app.get('/src/*', async (context) =>
      sendFile(context, '.js', await this.#modules.source(below(context))),
    );
    app.get('/packages/*', async (context) =>
      sendFile(context, '.js', (await this.#modules.packages()).get(below(context))),
    );
    app.get('/course/*', (context) =>
      sendFile(context, '.js', course.module(below(context).replace(/\.js$/, ''))),
    );
    // Every block in every state: the page, its style sheet and its lessons.
    for (const path of ['/gallery', '/gallery/'])
      app.get(path, (context) => sendFile(context, '.html', galleryPage));
    app.get('/gallery/theme.css', (context) => sendFile(context, '.css', switchable(course.style())));
    for (const name of galleries)
      app.get(`/gallery/${name}.js`, (context) => sendFile(context, '.js', galleryModule(name)));
    app.get('/gallery/drawings.js', (context) => sendFile(context, '.js', galleryDrawings()));
    app.get('/gallery/media/*', (context) =>
      sendFile(context, context.req.path, galleryFile(context.get('path').slice(1).join('/'))),
    );
    app.get('/gallery/pictures/:name', (context) =>
      sendFile(context, '.png', guidePicture(context.req.param('name'))),
    );
    app.get('/changes/:run/:version', async (context) => {
      const { run } = context.req.param();
      const version = Number(context.req.param('version'));
      const isAtOnce = context.req.query('now') !== undefined || course.last.run !== run;
      if (course.last.version === version && !isAtOnce) await this.#waitForChange(context);
      return context.json(course.since(run, version));
    });
    app.get('*', (context) => {
      const path = context.get('path').join('/');
      return sendFile(context, path, course.file(path));
    });
  }

  get problems(): Change['problems'] {
    return this.#course.last.problems;
  }

  /** Listens, and watches the files. @throws if the port is taken (`EADDRINUSE`). */
  override async listen(port: number): Promise<void> {
    await super.listen(port);
    this.#saves.begin(async (files) => this.#look(files));
    await this.#modules.packages();
  }

  override async close(): Promise<void> {
    this.#saves.end();
    this.#builder.close();
    await super.close();
  }

  #look(files: readonly string[]): void {
    const change = this.#course.rereadCourse(files);
    this.#onChange(change);
    for (const answer of this.#waiting) answer();
  }

  /** Waits until there is a change, the browser closes the connection, or `longPollTimeout` is over. */
  #waitForChange({ env }: Context<LocalEnv>): Promise<void> {
    return new Promise((resolve) => {
      const answer = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(answer);
        resolve();
      };
      const timer = setTimeout(answer, longPollTimeout);
      env.outgoing.on('close', answer);
      this.#waiting.add(answer);
    });
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
