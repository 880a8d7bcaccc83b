import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { dispatch as words } from '../english.ts';
import { dispatchPackages } from '../../src/package/dispatch.ts';
import { DispatchUrlError, hostedAt } from '../../src/package/dispatch-url.ts';
import type { CourseIdentity, Files } from '../../src/package/package.ts';
import { packageProblems } from '../../src/package/validate.ts';
import { unzip } from '../../src/package/zip.ts';

const root = process.cwd();
const course: CourseIdentity = {
  id: 'allyship-at-work',
  version: '1.0.0',
  title: 'Allies & <friends>',
  description: 'What allyship is and isn’t.',
  language: 'en-GB',
};
const url = new URL('https://courses.example.org/allyship/');
const make = (own: Partial<CourseIdentity> = {}, said = words): ReturnType<typeof dispatchPackages> =>
  dispatchPackages({ root, url, course: { ...course, ...own }, words: said, style: '' });
const isControl = (path: string): boolean => /\.(xsd|dtd)$/.test(path);
const text = (files: Files, path: string): string => new TextDecoder().decode(files.get(path));

describe('the packages that frame a hosted course', () => {
  let packages: ReadonlyMap<string, Uint8Array>;
  beforeAll(async () => void (packages = await make()));

  it('are one for SCORM 1.2 and one for SCORM 2004, 4th edition', () => {
    expect([...packages.keys()]).toEqual(['dispatch-scorm12', 'dispatch-scorm2004-4th']);
  });

  it('are the same bytes each time', async () => {
    for (const [name, bytes] of await make())
      expect(Buffer.from(bytes).equals(packages.get(name)!)).toBe(true);
  });

  it('speak the language of the course, in its direction', async () => {
    const said = { ...words, again: 'שוב' };
    for (const bytes of (await make({ language: 'he' }, said)).values()) {
      const page = text(unzip(bytes), 'index.html');
      expect(page).toContain('<html lang="he" dir="rtl">');
      expect(page).toContain('>שוב</button>');
      expect(page).not.toContain(words.again);
    }
  });

  it('contain their words in every language of the course', async () => {
    const others = [
      { language: 'fr', title: 'L’alliance', words: { ...words, again: 'Réessayer' } },
      { language: 'ar', title: 'المساندة', words: { ...words, again: 'أعد المحاولة' } },
    ];
    const made = await dispatchPackages({ root, url, course, words, others, style: '' });
    for (const bytes of made.values()) {
      const page = text(unzip(bytes), 'index.html');
      expect(page).toContain('<html lang="en-GB" dir="ltr">');
      expect(page).toContain('<div lang="en-GB" dir="ltr" data-title="Allies &amp; &lt;friends&gt;">');
      expect(page).toContain('<div lang="fr" dir="ltr" data-title="L’alliance" hidden>');
      expect(page).toMatch(/<div lang="ar" dir="rtl" data-title="المساندة" hidden>[^]*أعد المحاولة/);
    }
  });

  describe.each([
    ['dispatch-scorm12', '1.2', 'scorm12'],
    ['dispatch-scorm2004-4th', '2004-4th', 'scorm2004'],
  ] as const)('%s', (name, edition, standard) => {
    let files: Files;
    beforeAll(() => void (files = unzip(packages.get(name)!)));

    it('takes at most 25 KB without the control files', () => {
      // What a file takes in a zip is its bytes, packed, and two headers with its name.
      const own = [...files.keys()].filter(isControl).length;
      expect(own).toBeGreaterThan(0);
      const view = Buffer.from(packages.get(name)!);
      let size = 0;
      for (let at = view.indexOf('PK\x01\x02'); at >= 0; at = view.indexOf('PK\x01\x02', at + 4)) {
        const nameLength = view.readUInt16LE(at + 28);
        const path = view.subarray(at + 46, at + 46 + nameLength).toString();
        if (!isControl(path)) size += view.readUInt32LE(at + 20) + 76 + 2 * nameLength;
      }
      expect(size).toBeGreaterThan(5000);
      expect(size).toBeLessThanOrEqual(25 * 1024);
    });

    it('has a sound manifest that lists everything, with the identifier of the course itself', async () => {
      const manifest = text(files, 'imsmanifest.xml');
      expect(await packageProblems(edition, files)).toEqual([]);
      expect(manifest).toContain('identifier="allyship-at-work"');
    });

    it('has a page that may frame the course and nothing else, without anything inline', () => {
      const page = text(files, 'index.html');
      expect(page).toContain('content="frame-src https://courses.example.org"');
      expect(page).toContain(`data-url="https://courses.example.org/allyship/" data-standard="${standard}"`);
      expect(page).toContain('title="Allies &amp; &lt;friends&gt;"');
      expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\bstyle=|\son\w+=/);
      for (const [, path = ''] of page.matchAll(/(?:src|href)="([^"]+)"/g)) {
        if (!path.startsWith('https:')) expect([...files.keys()]).toContain(path);
      }
    });

    it('writes to no window but the course’s, and names the licence of what is in it', () => {
      const [script = ''] = [...files.keys()].filter((path) => path.endsWith('.js'));
      expect(text(files, script)).toMatch(/postMessage\(/);
      expect(text(files, script)).not.toMatch(/postMessage\([^)]*["'`]\*["'`]/);
      expect(text(files, script)).not.toMatch(/\beval\b|new Function/);
      expect(text(files, 'licences.txt')).toContain('scorm-again');
    });
  });
});

describe('the address of the hosted course', () => {
  it.each([
    ['https://courses.example.org/allyship/', 'https://courses.example.org/allyship/'],
    ['https://courses.example.org/allyship', 'https://courses.example.org/allyship/'],
    ['https://courses.example.org', 'https://courses.example.org/'],
    [' https://courses.example.org/a/index.html ', 'https://courses.example.org/a/index.html'],
    ['https://courses.example.org:8443/a/', 'https://courses.example.org:8443/a/'],
    ['http://localhost:4000/web/', 'http://localhost:4000/web/'],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000/'],
    ['http://[::1]:4000', 'http://[::1]:4000/'],
  ])('%s is %s', (given, expected) => {
    expect(hostedAt(given).href).toBe(expected);
  });

  it.each([
    [undefined, 'npm run dispatch -- --url'],
    ['', 'npm run dispatch -- --url'],
    ['courses.example.org/allyship', 'Write it out in full'],
    ['ftp://courses.example.org/', 'https://'],
    ['javascript:alert(1)', 'https://'],
    ['http://courses.example.org/', 'https'],
    ['http://localhost.example.org/', 'https'],
    ['https://ada:secret@courses.example.org/', 'password'],
    ['https://courses.example.org/?v=1', '?v=1'],
    ['https://courses.example.org/#top', '#top'],
  ])('%s is refused with a word on what to write', (given, words) => {
    expect(() => hostedAt(given)).toThrow(DispatchUrlError);
    expect(() => hostedAt(given)).toThrow(words);
  });
});

describe('npm run dispatch', () => {
  const run = (dist: string, ...args: string[]): string =>
    execFileSync(process.execPath, ['src/tools/dispatch-command.ts', ...args], {
      cwd: root,
      env: { ...process.env, COURSE_DIST: dist },
      encoding: 'utf8',
      stdio: 'pipe',
    });

  it('writes both zips, or says what is wrong and writes none', () => {
    const dist = mkdtempSync(join(tmpdir(), 'course-dispatch-'));
    try {
      expect(() => run(dist)).toThrow('Say where the course is hosted');
      expect(() => run(dist, '--where', 'x')).toThrow("Unknown option '--where'");
      expect(() => run(dist, '--url', url.href, '--locale', 'zz')).toThrow(
        'The course is not built in “zz”: “locales” in modules/course.yaml says en, fr, ar.',
      );
      expect(readdirSync(dist)).toEqual([]);
      expect(run(dist, '--url', url.href)).toContain(
        'They show the course at https://courses.example.org/allyship/',
      );
      expect(readdirSync(dist).toSorted()).toEqual([
        'allyship-dispatch-scorm12.zip',
        'allyship-dispatch-scorm2004-4th.zip',
      ]);
    } finally {
      rmSync(dist, { recursive: true, force: true });
    }
  });
});
