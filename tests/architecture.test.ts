import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What a room of `src/` may import besides itself: the table of docs/architecture.md. */
interface Arrows {
  readonly rooms: readonly string[];
  /** Packages by name; `*` for all, those of Node included. */
  readonly packages: readonly string[];
}

const browserRooms = [
  'course',
  'locale',
  'ui',
  'blocks',
  'lessons',
  'session',
  'player',
  'records',
  'device',
  'dispatch',
];
const arrows: Readonly<Record<string, Arrows>> = {
  course: { rooms: [], packages: [] },
  locale: { rooms: [], packages: [] },
  ui: { rooms: ['locale'], packages: ['lit'] },
  blocks: { rooms: ['course', 'locale', 'ui'], packages: ['lit'] },
  lessons: { rooms: ['course', 'blocks', 'locale', 'ui'], packages: ['lit'] },
  session: { rooms: ['course'], packages: [] },
  player: { rooms: ['course', 'locale', 'ui', 'blocks', 'lessons', 'session'], packages: ['lit'] },
  records: { rooms: ['course', 'session/learning-record.ts'], packages: ['scorm-again'] },
  device: {
    rooms: ['course', 'locale', 'ui', 'blocks/private-notes.ts', 'session'],
    packages: ['lit', 'workbox-window'],
  },
  dispatch: { rooms: ['records'], packages: [] },
  entries: {
    rooms: browserRooms,
    packages: ['lit', 'scorm-again', 'workbox-precaching', 'workbox-routing'],
  },
  compile: { rooms: ['course', 'blocks', 'locale'], packages: ['*'] },
  package: { rooms: ['course', 'compile', 'locale', 'records/format.ts'], packages: ['*'] },
  // What the commands share.
  tools: { rooms: ['compile', 'package'], packages: ['*'] },
  'tools/server': { rooms: [], packages: ['*'] },
  'tools/preview': {
    rooms: ['tools/select.ts', 'tools/short-name.ts', 'tools/server', 'ui/save-file.ts', 'package/xml.ts'],
    packages: ['*'],
  },
  'tools/author': {
    rooms: [
      'tools/arguments.ts',
      'tools/short-name.ts',
      'tools/on-a-copy.ts',
      'tools/write-all.ts',
      'tools/server',
      'tools/translate/status.ts',
      'tools/import',
      'course',
      'blocks',
      'compile',
      'locale',
      'package',
      'lessons',
      'ui',
    ],
    packages: ['*'],
  },
  'tools/translate': {
    rooms: ['tools/arguments.ts', 'tools/on-a-copy.ts', 'tools/write-all.ts', 'compile'],
    packages: ['*'],
  },
  'tools/import': {
    // A lesson is planned and listed as `npm run new` does it.
    rooms: [
      'tools/arguments.ts',
      'tools/write-all.ts',
      'tools/author/scaffold.ts',
      'compile',
      'package/xml.ts',
    ],
    packages: ['*'],
  },
  'tools/release': {
    rooms: ['tools/arguments.ts', 'tools/translate/status.ts', 'compile', 'package'],
    packages: ['*'],
  },
  'tools/report': {
    rooms: [
      'tools/arguments.ts',
      'tools/select.ts',
      'tools/server',
      // How the embedded LMS names what it exports.
      'tools/preview/page/learner-record.ts',
      'ui/save-file.ts',
      // The models: what a release keeps of its content.
      'blocks',
      'compile',
      'course',
      'package',
    ],
    packages: ['*'],
  },
  'tools/setup': { rooms: [], packages: ['node'] },
};

interface Source {
  /** Below `src/`, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

function filesBelow(folder: string, left: readonly string[] = []): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !left.includes(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path, left);
      return entry.isFile() ? [path] : [];
    });
}

/** Every way to import, types included: `import … from`, `export … from`, `import '…'`, `import('…')`. */
const importing =
  /\b(?:import|export)\s[^'"`;]*?\bfrom\s*['"]([^'"\n]+)['"]|\bimport\s*\(?\s*['"]([^'"\n]+)['"]/g;

function importsOf(path: string, text: string): string[] {
  return (
    [...text.matchAll(importing)]
      .map((found) => found[1] ?? found[2] ?? '')
      // What the build writes into the modules that it makes is no import of its own.
      .filter((target) => !target.includes('${'))
      .map((target) =>
        target.startsWith('.') ? posix.join(posix.dirname(path), target) : `package:${target}`,
      )
  );
}

const sources: readonly Source[] = filesBelow(join(root, 'src'))
  .filter((file) => /\.[cm]?[jt]s$/.test(file))
  .map((file) => {
    const path = relative(join(root, 'src'), file).split(sep).join('/');
    const text = readFileSync(file, 'utf8');
    return { path, text, imports: importsOf(path, text) };
  });

/** The folder of `src/` that a file is in; in `tools/`, the folder of each tool. */
function roomOf(path: string): string {
  const [first = '', second = '', third] = path.split('/');
  return first === 'tools' && third !== undefined ? `tools/${second}` : first;
}

/** A package's name: `lit` for `lit/decorators.js`, `node` for `node:fs`. */
function packageName(target: string): string {
  const [first = '', second = ''] = target.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first.replace(/^node:.*/, 'node');
}

function mayImport(from: string, target: string): boolean {
  const allowed = arrows[roomOf(from)];
  if (allowed === undefined) return false;
  if (!target.startsWith('package:')) {
    const open = (room: string): boolean => target === room || target.startsWith(`${room}/`);
    return [roomOf(from), ...allowed.rooms].some(open);
  }
  const name = packageName(target.slice('package:'.length));
  // What the build hands to the player: docs/architecture.md, "What a lesson compiles to".
  if (name.startsWith('course:')) return ['player', 'entries', 'locale'].includes(roomOf(from));
  return allowed.packages.includes('*') || allowed.packages.includes(name);
}

/** The build's half of the blocks: models, parsers and all that they lean on. */
function buildHalf(): Set<string> {
  const reached = new Set<string>();
  const waiting = sources
    .map(({ path }) => path)
    .filter((path) => /^blocks\/(registry|.*\/(model|parse))\.ts$/.test(path));
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    waiting.push(
      ...(sources.find((source) => source.path === path)?.imports ?? []).filter(
        (to) => roomOf(to) === 'blocks',
      ),
    );
  }
  return reached;
}

const parsers = /^blocks\/(registry|kinds|block-kind|block-source|read-source|.*\/parse)\.ts$/;

describe('the arrows between the rooms', () => {
  it('knows every room, and sees imports in all of them', () => {
    const rooms = [...new Set(sources.map(({ path }) => roomOf(path)))];
    expect(Object.keys(arrows)).toEqual(expect.arrayContaining(rooms));
    const seen = importsOf(
      'a/b.ts',
      `import type { A } from '../c/d.ts';\nexport * from './e.ts';\nimport 'f';\nimport("../g.ts");\nimport {\n  H,\n} from 'h/i';`,
    );
    expect(seen).toEqual(['c/d.ts', 'a/e.ts', 'package:f', 'g.ts', 'package:h/i']);
  });

  it.each([
    ['course/course.ts', 'session/session.ts'],
    ['course/course.ts', 'package:lit'],
    ['session/session.ts', 'records/scorm12.ts'],
    ['records/scorm12.ts', 'session/session.ts'],
    ['blocks/choice/choice-block.ts', 'player/player.ts'],
    ['player/player.ts', 'records/scorm12.ts'],
    ['player/player.ts', 'package:node:fs'],
    ['tools/setup/install.mjs', 'package:yaml'],
    ['tools/preview/package-shelf.ts', 'package/zip.ts'],
  ])('would fail for %s importing %s', (from, target) => {
    expect(mayImport(from, target)).toBe(false);
  });

  it('all run the right way', () => {
    const wrong = sources.flatMap(({ path, imports }) =>
      imports.filter((target) => !mayImport(path, target)).map((target) => `${path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keep the models and parsers of the blocks pure', () => {
    const half = buildHalf();
    expect(half.size).toBeGreaterThan(1);
    const wrong = sources
      .filter(({ path }) => half.has(path))
      .flatMap(({ path, imports }) =>
        imports
          .filter((to) => !['course', 'blocks'].includes(roomOf(to)))
          .map((to) => `${path} imports ${to}`),
      );
    expect(wrong).toEqual([]);
  });

  it('keep parsers out of the browser, and elements out of the build', () => {
    const half = buildHalf();
    const wrong = sources.flatMap(({ path, imports }) =>
      imports
        .filter((target) => {
          if (roomOf(path) === 'compile') return roomOf(target) === 'blocks' && !half.has(target);
          const isTool = roomOf(path) === 'tools/author' && !path.startsWith('tools/author/page/');
          return parsers.test(target) && !half.has(path) && !isTool;
        })
        .map((target) => `${path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the sources', () => {
  const where = (pattern: RegExp, but: readonly string[] = []): string[] =>
    sources
      .filter(({ path, text }) => !but.includes(roomOf(path)) && pattern.test(text))
      .map(({ path }) => path);

  it('speak of the data model only in the records, the embedded LMS and the report', () => {
    expect(where(/\bcmi\./, ['records', 'tools/preview', 'tools/report'])).toEqual([]);
  });

  it('are short: 300 lines at most', () => {
    // A language's words are a list, however long.
    const code = sources.filter(({ path }) => roomOf(path) !== 'locale');
    const long = code.filter(({ text }) => text.split('\n').length > 301).map(({ path }) => path);
    expect(long).toEqual([]);
  });

  it('hold nothing that a content security policy forbids', () => {
    expect(where(/\beval\s*\(|\bnew\s+Function\b|["'`]javascript:/)).toEqual([]);
    expect(where(/<[a-z][^<>]*\son[a-z]+\s*=/i)).toEqual([]);
  });
});

describe('the repository', () => {
  it("names no place on anybody's machine", () => {
    // In parts, so that this file does not find itself.
    const place = new RegExp(`(?<![\\w.-])(?:/(?:home|Users|root|work)/|[A-Z]:\\\\Users\\\\)[\\w.-]`);
    const left = ['.git', 'node_modules', 'dist', 'coverage', 'test-results', '.lms'];
    const found = filesBelow(root, left)
      .filter((file) => !/\.(png|jpe?g|gif|ico|woff2?|zip|pdf)$/.test(file))
      .filter((file) => place.test(readFileSync(file, 'utf8')))
      .map((file) => relative(root, file));
    expect(found).toEqual([]);
  });
});
