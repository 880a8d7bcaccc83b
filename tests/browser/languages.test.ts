import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzip } from '../../src/package/zip.ts';
import { lmsPage } from './lms-page.ts';
import { LmsServer } from '../../src/tools/preview/server.ts';
import { expect, test } from '@playwright/test';
import type { ProjectCopy } from './project-copy.ts';
import { courseInThreeLanguages } from './three-languages.ts';

let copy: ProjectCopy;
let server: LmsServer;

/** One build for all: English, French and Arabic. */
test.beforeAll(async () => {
  copy = courseInThreeLanguages();
  cpSync('rollup.config.ts', join(copy.root, 'rollup.config.ts'));
  const packages = join(copy.root, 'dist');
  const rollup = join('node_modules', 'rollup', 'dist', 'bin', 'rollup');
  execFileSync(process.execPath, [rollup, '-c', 'rollup.config.ts', '--silent'], {
    cwd: copy.root,
    env: { ...process.env, COURSE_DIST: packages },
  });
  server = new LmsServer({ packages, records: join(copy.root, 'lms'), page: await lmsPage() });
  await server.listen(0);
});

test.afterAll(async () => {
  await server.close();
  copy.remove();
});

const file = async (path: string): Promise<string> => (await fetch(`${server.url}packages/${path}`)).text();

test('each language has packages of its own; the first has the plain names', async () => {
  const list = (await (await fetch(`${server.url}packages.json`)).json()) as Record<string, string>[];
  expect(list.map(({ file: name, title }) => [name, title])).toEqual([
    ['allyship-scorm12-ar.zip', 'الشاي'],
    ['allyship-scorm12-fr.zip', 'Le thé'],
    ['allyship-scorm12.zip', 'Tea'],
    ['web/', 'Tea'],
    ['web-ar/', 'الشاي'],
    ['web-fr/', 'Le thé'],
  ]);
});

test('the manifest says which language, and an LMS knows each package by an identifier of its own', async () => {
  const manifest = await file('scorm12-fr/imsmanifest.xml');
  expect(manifest).toContain('<manifest identifier="tea-fr"');
  expect(manifest).toContain('<imsmd:language>fr-CA</imsmd:language>');
  expect(manifest).toContain('<imsmd:langstring xml:lang="fr-CA">Tout sur le thé.</imsmd:langstring>');
  expect(await file('scorm12/imsmanifest.xml')).toContain('<manifest identifier="tea"');
});

test('a package that frames the course is made for the language that is asked for', async () => {
  const dist = join(copy.root, 'dispatch');
  const address = 'https://courses.example.org/tea-fr/';
  const said = execFileSync(
    process.execPath,
    ['src/tools/dispatch-command.ts', '--url', address, '--locale', 'fr'],
    { cwd: copy.root, env: { ...process.env, COURSE_DIST: dist }, encoding: 'utf8' },
  );
  expect(said).toContain('as built in web-fr/');
  const files = unzip(readFileSync(join(dist, 'allyship-dispatch-scorm12-fr.zip')));
  const read = (path: string): string => new TextDecoder().decode(files.get(path));
  expect(read('imsmanifest.xml')).toContain('<manifest identifier="tea-fr"');
  expect(read('index.html')).toContain('<html lang="fr-CA"');
});

for (const [path, tag] of [
  ['web', '<html lang="en-GB" dir="ltr">'],
  ['web-fr', '<html lang="fr-CA" dir="ltr">'],
  ['web-ar', '<html lang="ar" dir="rtl">'],
] as const) {
  test(`${path} begins with ${tag}`, async () => {
    expect(await file(`${path}/`)).toContain(tag);
  });
}

test('French: the start screen, the lesson and the player speak it, in an LMS too', async ({ page }) => {
  await page.goto(`${server.url}#/scorm12-fr?launch`);
  const course = page.frameLocator('iframe');
  await expect(course.getByRole('heading', { name: 'Le thé' })).toBeVisible();
  await expect(course.getByText(/Environ \d+ minutes\./)).toBeVisible();
  await course.getByRole('button', { name: 'Commencer' }).click();
  await expect(course.getByRole('heading', { name: 'Bienvenue' })).toBeVisible();
  await expect(course.getByRole('link', { name: 'la boutique (nouvel onglet)' })).toBeVisible();
  await expect(course.getByRole('button', { name: 'Sommaire' })).toBeVisible();
  await course.getByRole('radio', { name: 'Le thé vert' }).check();
  await course.getByRole('button', { name: 'Check' }).click();
  await course.getByRole('button', { name: 'Suivant' }).click();
  await expect(course.getByRole('heading', { name: 'More' })).toBeVisible();
  // The record knows the answer by the ids that every language shares.
  const panel = page.getByRole('region', { name: 'What the LMS records' });
  await expect(panel.getByRole('region', { name: 'Interactions' })).toContainText('green-or-black');
});

test('Arabic: everything stands the other way round', async ({ page }) => {
  await page.goto(`${server.url}packages/web-ar/`);
  await page.getByRole('button', { name: 'ابدأ' }).click();
  const heading = page.getByRole('heading', { name: 'أهلا' });
  await expect(heading).toBeVisible();
  await expect(heading).toHaveCSS('direction', 'rtl');
  const next = page.getByRole('button', { name: 'التالي' });
  // Onwards is to the left, and so is the way its arrow points.
  expect((await next.boundingBox())?.x ?? 1000).toBeLessThan(200);
  await expect(next.locator('svg')).toHaveCSS('scale', '-1 1');
  await page.setViewportSize({ width: 800, height: 600 });
  await page.locator('button.menu').click();
  const drawer = await page.locator('#drawer').boundingBox();
  expect((drawer?.x ?? 0) + (drawer?.width ?? 0)).toBe(800);
  await page.keyboard.press('Escape');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
