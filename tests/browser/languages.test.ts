import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzip } from '../../src/package/zip.ts';
import { lmsPage } from './lms-page.ts';
import { LmsServer } from '../../src/tools/preview/server.ts';
import { expect, test } from '@playwright/test';
import type { ProjectCopy } from './project-copy.ts';
import { courseInThreeLanguages } from './three-languages.ts';
import { buildIn } from './project-copy.ts';

let copy: ProjectCopy;
let server: LmsServer;

/** One build for all: English, French and Arabic. */
test.beforeAll(async () => {
  copy = courseInThreeLanguages();
  buildIn(copy);
  const packages = join(copy.root, 'dist');
  server = new LmsServer({ packages, records: join(copy.root, 'lms'), page: await lmsPage() });
  await server.listen(0);
});

test.afterAll(async () => {
  await server.close();
  copy.remove();
});

const file = async (path: string): Promise<string> => (await fetch(`${server.url}packages/${path}`)).text();

test('one package has every language, and says so', async () => {
  const list = (await (await fetch(`${server.url}packages.json`)).json()) as Record<string, string>[];
  expect(list.map(({ file: name, title }) => [name, title])).toEqual([
    ['tea-scorm12.zip', 'Tea'],
    ['web/', 'Tea'],
  ]);
  const manifest = await file('scorm12/imsmanifest.xml');
  expect(manifest).toContain('<manifest identifier="tea"');
  expect(manifest).toContain('<imsmd:language>fr-CA</imsmd:language>');
  expect(manifest).toContain('<imsmd:langstring xml:lang="fr-CA">Tout sur le thé.</imsmd:langstring>');
  expect(await file('web/')).toContain('<html lang="en-GB" dir="ltr">');
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
  const files = unzip(readFileSync(join(dist, 'tea-dispatch-scorm12-fr.zip')));
  const read = (path: string): string => new TextDecoder().decode(files.get(path));
  expect(read('imsmanifest.xml')).toContain('<manifest identifier="tea-fr"');
  expect(read('index.html')).toContain('<html lang="fr-CA"');
});

test.describe('where the browser prefers French', () => {
  // What a service worker has kept is not asked for, and so cannot fail.
  test.use({ locale: 'fr-FR', serviceWorkers: 'block' });

  test('a learner takes the course in French, goes on in Arabic, and comes back to that', async ({
    page,
  }) => {
    const said: string[] = [];
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(`${server.url}#/scorm12?launch`);
    const course = page.frameLocator('iframe');
    await expect(course.getByRole('heading', { name: 'Le thé' })).toBeVisible();
    await expect(course.getByText(/Environ \d+ minutes\./)).toBeVisible();
    await expect(course.locator('html')).toHaveAttribute('lang', 'fr-CA');
    await course.getByRole('button', { name: 'Commencer' }).click();
    await expect(course.getByRole('heading', { name: 'Bienvenue' })).toBeVisible();
    await expect(course.getByRole('link', { name: 'la boutique (nouvel onglet)' })).toBeVisible();
    await course.getByRole('radio', { name: 'Le thé vert' }).check();
    await course.getByRole('button', { name: 'Check' }).click();

    await course.getByRole('button', { name: 'Help' }).click();
    await course.getByRole('combobox').selectOption('العربية');
    await expect(course.locator('html')).toHaveAttribute('dir', 'rtl');
    await course.getByRole('button', { name: 'Close help' }).click();
    const heading = course.getByRole('heading', { name: 'أهلا' });
    await expect(heading).toBeVisible();
    await expect(heading).toHaveCSS('direction', 'rtl');
    // The answer is there, and may be changed.
    await expect(course.getByRole('radio', { name: 'الشاي الأخضر' })).toBeChecked();
    // Onwards is to the left, and so is the way its arrow points.
    const next = course.getByRole('button', { name: 'التالي' });
    await expect(next.locator('svg')).toHaveCSS('scale', '-1 1');
    await next.click();
    await expect(course.getByRole('heading', { name: 'More' })).toBeVisible();

    const panel = page.getByRole('region', { name: 'What the LMS records' });
    await expect(panel.getByRole('region', { name: 'Interactions' })).toContainText('green-or-black');
    await course.getByRole('button', { name: 'Exit' }).click();
    await page.goto('about:blank');
    await page.goto(`${server.url}#/scorm12?launch`);
    await expect(course.getByRole('heading', { name: 'الشاي' })).toBeVisible();
    await course.locator('#begin').click();
    await expect(course.getByRole('heading', { name: 'More' })).toBeVisible();
    await expect(course.getByRole('button', { name: 'المحتويات' })).toBeVisible();
    expect(said).toEqual([]);
  });

  test('the start screen shows no other language first, and nothing moves', async ({ page }) => {
    await page.addInitScript(() => {
      const seen: string[] = [];
      const look = (): void => {
        const heading = document.querySelector('h1');
        const isShown = heading && getComputedStyle(heading).visibility === 'visible';
        if (isShown && seen.at(-1) !== heading.textContent) seen.push(heading.textContent);
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      Object.assign(window, { seen });
    });
    await page.goto(`${server.url}packages/web/`);
    await expect(page.getByRole('button', { name: 'Commencer' })).toBeVisible();
    expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual(['Le thé']);
    await page.locator('#language').selectOption('ar');
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(page.getByRole('button', { name: 'ابدأ' })).toBeVisible();
    await page.locator('#language').selectOption('en');
    await expect(page.getByRole('button', { name: 'Start' })).toBeVisible();
    await expect(page).toHaveTitle('Tea');
  });

  test('what another learner chose on this device counts for nothing once the record is read', async ({
    page,
  }) => {
    await page.goto(`${server.url}packages/web/`);
    const course = await page.locator('#start').getAttribute('data-course');
    await page.evaluate((id) => {
      localStorage.clear();
      localStorage.setItem(`${id}:language`, 'ar');
    }, course);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Le thé' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr-CA');
  });

  test('a language that cannot be loaded is told in both, and the course goes on in the first', async ({
    page,
  }) => {
    await page.route(/\/app\/fr-[^/]*\.js/, (route) => route.abort());
    await page.goto(`${server.url}packages/web/`);
    await expect(page.getByText('so the course goes on in English').first()).toBeVisible();
    await page.getByRole('button', { name: 'Start' }).click();
    await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB');
  });

  test('words of the start screen that cannot be loaded are told of in both, and the first stays', async ({
    page,
  }) => {
    await page.route(/\/app\/start-fr-[^/]*\.json/, (route) => route.abort());
    await page.goto(`${server.url}packages/web/`);
    const said = page.locator('#notices .notice').filter({ hasText: 'so the course goes on in English' });
    await expect(said.locator('[lang="fr-CA"]')).toBeVisible();
    await expect(said.locator('[lang="en-GB"]')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB');
    await page.getByRole('button', { name: 'Start' }).click();
    await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  });

  test('a language that is chosen in a lesson and cannot be loaded is told in both; place and answers stay', async ({
    page,
  }) => {
    await page.goto(`${server.url}packages/web/`);
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.route(/\/app\/ar-[^/]*\.js/, (route) => route.abort());
    // Resume, where the page that went had begun already.
    await page.locator('#begin').click();
    await page.getByRole('radio', { name: 'Le thé vert' }).check();
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByRole('button', { name: 'Help' }).click();
    await page.getByRole('combobox', { name: 'Language' }).selectOption('ar');
    await page.keyboard.press('Escape');
    await expect(page.getByText('so the course goes on in English').first()).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
    await expect(page.getByRole('radio', { name: 'Green tea' })).toBeChecked();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB');
  });

  test('what stands above a lesson is said in the language that is chosen then', async ({ page }) => {
    await page.setViewportSize({ width: 800, height: 600 });
    await page.route(/\/app\/after-first-lesson-/, (route) => route.abort());
    await page.goto(`${server.url}packages/web/`);
    await page.locator('#begin').click();
    await page.getByRole('button', { name: 'Sommaire' }).click();
    const notice = page.locator('.notice:visible');
    await expect(notice).toContainText('The contents could not be loaded');
    await page.getByRole('button', { name: 'Help' }).click();
    await page.getByRole('combobox', { name: 'Language' }).selectOption('ar');
    await page.keyboard.press('Escape');
    await expect(notice).toContainText('تعذر تحميل المحتويات.');
    await expect(notice).not.toContainText('The contents');
  });
});
