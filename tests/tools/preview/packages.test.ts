import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestedLms } from './tested-lms.ts';
import type { Registration } from '../../../src/tools/preview/lrs/registration.ts';
import { tinyXapi, tinyZip } from './tiny-package.ts';

let lms: TestedLms;
const ask: TestedLms['ask'] = (...args) => lms.ask(...args);
const put: TestedLms['put'] = (...args) => lms.put(...args);

beforeEach(async () => {
  lms = new TestedLms();
  await lms.start();
});

afterEach(() => lms.end());

describe('packages', () => {
  it('lists what is in the folder, with the standard, the title and the file to launch', async () => {
    const list = JSON.parse((await ask('/packages.json')).text) as Record<string, unknown>[];
    expect(list).toMatchObject([
      {
        name: 'scorm12',
        file: 'tiny-scorm12.zip',
        standard: 'scorm12',
        title: 'A tiny course',
        launch: 'start.html',
      },
      { name: 'scorm2004-4th', standard: 'scorm2004', label: 'SCORM 2004 4th Edition', files: 3 },
      { name: 'web', standard: 'web', title: 'A tiny site', launch: 'index.html' },
    ]);
  });

  it('serves the files of a zip and of the web site, with their types', async () => {
    const start = await ask('/packages/scorm12/start.html');
    expect(start.status).toBe(200);
    expect(start.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(start.text).toContain('<h1>A tiny course</h1>');
    expect((await ask('/packages/scorm12/course.js')).headers['content-type']).toBe(
      'text/javascript; charset=utf-8',
    );
    expect((await ask('/packages/web/')).text).toContain('A tiny site');
  });

  it('knows an xAPI package by its tincan.xml, and launches it with the key to the store', async () => {
    writeFileSync(join(lms.packages, 'tiny-xapi.zip'), tinyXapi());
    const list = JSON.parse((await ask('/packages.json')).text) as { name: string }[];
    const listed = {
      standard: 'xapi',
      label: 'xAPI',
      title: 'A tiny course',
      launch: 'index.html',
      problem: '',
    };
    expect(list.find(({ name }) => name === 'xapi')).toMatchObject(listed);
    const body = JSON.stringify({ package: 'xapi', learner: 'ada', name: 'Okafor, Ada', mode: 'normal' });
    const { text } = await ask('/cmi5/launch', { method: 'POST', body });
    const { url } = JSON.parse(text) as { url: string };
    const names = [...new URL(url).searchParams.keys()].sort();
    expect(names).toEqual([
      'activity_id',
      'activity_platform',
      'actor',
      'auth',
      'endpoint',
      'grouping',
      'registration',
    ]);
    const record = JSON.parse((await ask('/records/xapi/ada')).text) as Registration;
    expect(record).toMatchObject({ standard: 'xapi', statements: [], states: {}, refused: [] });
  });

  it('reads a zip anew when it has changed on disk', async () => {
    expect((await ask('/packages/scorm12/start.html')).text).toContain('A tiny course');
    writeFileSync(join(lms.packages, 'tiny-scorm12.zip'), tinyZip('scorm12', 'A rebuilt course'));
    expect((await ask('/packages/scorm12/start.html')).text).toContain('A rebuilt course');
  });

  it('names what is wrong with a zip that cannot be read, and lists the others', async () => {
    writeFileSync(join(lms.packages, 'broken.zip'), 'no zip at all');
    const list = JSON.parse((await ask('/packages.json')).text) as { file: string; problem: string }[];
    expect(list.find((each) => each.file === 'broken.zip')?.problem).toBe('invalid zip data');
    expect(list).toHaveLength(4);
  });

  it.each(['my course/imsmanifest.xml', 'ImsManifest.xml', 'course/cmi5.xml'])(
    'says of a zip that somebody packed again where its list of files lies: %s',
    async (path) => {
      const files = { '__MACOSX/imsmanifest.xml': new Uint8Array(), [path]: strToU8('<manifest/>') };
      writeFileSync(join(lms.packages, 'again.zip'), zipSync(files));
      const found = (await listed()).find(({ file }) => file === 'again.zip');
      expect(found?.problem).toMatch(/^An LMS looks for (imsmanifest|cmi5)\.xml at the top of the zip/);
      expect(found?.problem).toContain(`here it is ${path}.`);
    },
  );

  interface Listed {
    readonly name: string;
    readonly file: string;
    readonly problem: string;
  }
  const listed = async (): Promise<Listed[]> => JSON.parse((await ask('/packages.json')).text) as Listed[];
  const add = (file: string, title?: string): void =>
    writeFileSync(join(lms.packages, file), tinyZip('scorm12', title));

  it('calls packages by their whole names where the short one could be either', async () => {
    expect((await listed()).find(({ file }) => file === 'tiny-scorm12.zip')?.name).toBe('scorm12');
    add('acme-scorm12.zip', 'Of another');
    const names = new Map((await listed()).map(({ file, name }) => [file, name]));
    expect(names.get('acme-scorm12.zip')).toBe('acme-scorm12');
    expect(names.get('tiny-scorm12.zip')).toBe('tiny-scorm12');
    expect((await ask('/packages/acme-scorm12/start.html')).text).toContain('Of another');
    expect((await ask('/packages/tiny-scorm12/start.html')).text).toContain('A tiny course');
    expect((await ask('/packages/scorm12/start.html')).status).toBe(404);
  });

  it('never calls two packages, or a package and a site, by one name', async () => {
    for (const file of ['scorm12.zip', 'b-a-scorm12.zip', 'a-scorm12.zip', 'a-web.zip', 'a-web-fr.zip'])
      add(file);
    const names = (await listed()).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(['web', 'a-web', 'a-web-fr']));
  });

  it.each(['MyCourse.zip', 'My course.zip', `${'a'.repeat(65)}.zip`, 'kept..twice.zip'])(
    'says that records could not be kept under the name of %s',
    async (name) => {
      add(name);
      const found = (await listed()).find(({ file }) => file === name);
      expect(found?.problem).toMatch(/^Rename the file/);
    },
  );

  it('lists no package whose records could not be kept without saying so', async () => {
    for (const { name, problem } of await listed()) {
      expect(problem, name).toBe('');
      expect((await put(`/records/${name}/ada`, '{}')).status, name).toBe(204);
    }
  });

  it('lets a package that frames a hosted course do so, and no other', async () => {
    for (const name of ['dispatch-scorm12', 'tiny-dispatch-scorm12']) {
      writeFileSync(join(lms.packages, `a-${name}.zip`), tinyZip('scorm12'));
      const { status, headers } = await ask(`/packages/${name}@one/start.html`);
      expect(status).toBe(200);
      expect(headers['content-security-policy']).toBe(
        "default-src 'self'; frame-src http: https:; frame-ancestors 'self'",
      );
    }
  });

  it('sends every answer with the policy of a strict LMS, and none to a cache', async () => {
    for (const path of [
      '/',
      '/packages.json',
      '/packages/scorm12/start.html',
      '/packages/web/',
      '/nowhere',
    ]) {
      const { headers } = await ask(path);
      expect(headers['content-security-policy'], path).toBe("default-src 'self'; frame-ancestors 'self'");
      expect(headers['cache-control'], path).toBe('no-store');
      expect(headers['x-content-type-options'], path).toBe('nosniff');
    }
  });

  it.each(['/packages/scorm12/__proto__', '/packages/scorm12/missing.js', '/packages/other/x', '/lms.map'])(
    'has nothing at %s',
    async (path) => {
      expect((await ask(path)).status).toBe(404);
    },
  );

  it('can only be read', async () => {
    expect((await ask('/packages/scorm12/start.html', { method: 'PUT' })).status).toBe(405);
    expect((await ask('/', { method: 'POST' })).status).toBe(405);
    expect((await ask('/', { method: 'HEAD' })).text).toBe('');
  });
});
