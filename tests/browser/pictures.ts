/**
 * The pictures of README.md and docs/authoring.md, taken of the course as it is: `npm run pictures`. Only some:
 * `npm run pictures -- choice brand`.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { DevServer } from '../../src/tools/author/dev/dev-server.ts';
import { meeting } from '../tools/import/documents.ts';
import { drag } from './drag.ts';
import { browserPath } from './find-browser.ts';
import type { Example } from './guide-examples.ts';
import { courseOfExamples, examplesIn } from './guide-examples.ts';
import { Learner } from './learner.ts';
import { smallPng } from './small-png.ts';
import type { ProjectCopy } from './project-copy.ts';
import { projectCopy } from './project-copy.ts';

const asked = process.argv.slice(2);
const wanted = (name: string): boolean => asked.length === 0 || asked.includes(name);
const folder = 'docs/images';
const width = 800;
/** Higher than any screen, so that no bar sticks over it. */
const tall = 3200;

function keep(name: string, png: Uint8Array): void {
  const small = smallPng(png);
  writeFileSync(join(folder, `${name}.png`), small);
  console.log(`${name}: ${Math.ceil(small.byteLength / 1000)} kB`);
}

/** A page over a copy of the project, changed before it is opened. */
async function opened(
  browser: Browser,
  height: number,
  change: (copy: ProjectCopy) => void,
  take: (page: Page, learner: Learner, copy: ProjectCopy) => Promise<void>,
): Promise<void> {
  const copy = projectCopy();
  change(copy);
  const server = new DevServer(copy.root);
  await server.listen(0);
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
  // The same pictures another day.
  await page.clock.setFixedTime('2026-01-31T12:00:00');
  await page.goto(server.url);
  // An LMS's learners have none.
  await page
    .locator('#notices')
    .evaluateAll(([notices]) => (notices as HTMLElement).style.setProperty('display', 'none'));
  await take(page, new Learner(page, page), copy);
  await page.close();
  await server.close();
  copy.remove();
}

/** What to do first with a block that says little before somebody does. */
const touch: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  choice: async (page) => {
    await page.locator('choice-block input').nth(1).check();
    await page.getByRole('button', { name: 'Check', exact: true }).click();
  },
  disclosure: (page) => page.locator('disclosure-block button').first().click(),
  // Until the browser's own wheel has stopped.
  video: (page) => page.waitForTimeout(3000),
  scenario: (page) => page.getByRole('button', { name: 'Begin the story' }).click(),
};

/** What stands on the screen shown, without what is around the lesson. */
async function takeScreen(page: Page, name: string): Promise<void> {
  await touch[name]?.(page);
  // No ring around what was touched, and no bar over what is below it.
  await page.locator('course-player').evaluateAll(([player]) => {
    for (const bar of player?.shadowRoot?.querySelectorAll<HTMLElement>('header, .lesson-nav') ?? [])
      bar.style.position = 'relative';
  });
  await page.mouse.click(0, 0);
  const box = await page.locator('course-player .screen').boundingBox();
  if (!wanted(name)) return;
  if (box) {
    const clip = { x: 0, y: box.y - 16, width, height: box.height + 32 };
    return keep(name, await page.screenshot({ clip }));
  }
  // A stage is as high as the window, beside all of the words.
  await page.setViewportSize({ width, height: 560 });
  keep(name, await page.locator('course-player .page').screenshot());
  await page.setViewportSize({ width, height: tall });
}

async function takeExamples(browser: Browser, examples: readonly Example[]): Promise<void> {
  await opened(
    browser,
    tall,
    (copy) => courseOfExamples(examples, copy),
    async (page, learner) => {
      await learner.start();
      for (const [index, { name, title }] of examples.entries()) {
        if (index > 0) await learner.next.click();
        await page.getByRole('heading', { level: 2, name: title }).waitFor();
        await takeScreen(page, name);
      }
    },
  );
}

/** What an author sees on the way, by the name of the picture. */
const steps: Readonly<Record<string, (browser: Browser) => Promise<void>>> = {
  sentence: (browser) =>
    opened(
      browser,
      560,
      () => undefined,
      async (page, learner, copy) => {
        await learner.start();
        copy.save('modules/definition/en.md', (text) =>
          text.replace('Then he hears her accent.', '**This sentence is new.**'),
        );
        await page.getByText('This sentence is new.').waitFor();
        keep('sentence', await page.screenshot());
      },
    ),
  mistake: (browser) =>
    opened(
      browser,
      560,
      () => undefined,
      async (page, learner, copy) => {
        await learner.start();
        await page.getByRole('heading', { name: 'Is there someone else?' }).waitFor();
        copy.save('modules/definition/en.md', (text) =>
          text.replace('There is no right place to be.', '![](art:hand)'),
        );
        await page.getByText('This needs fixing').waitFor();
        keep('mistake', await page.screenshot());
      },
    ),
  edit: (browser) =>
    opened(
      browser,
      560,
      () => undefined,
      async (page, learner) => {
        await page.getByRole('button', { name: 'Edit', exact: true }).click();
        await learner.start();
        await page.getByRole('button', { name: /^Edit: Monday, a help desk/ }).press('Enter');
        await page.getByRole('textbox', { name: /Words of/ }).waitFor();
        keep('edit', await page.screenshot());
      },
    ),
  // Over what it covers, a document is shown where it may be dropped; then, what became of it.
  import: (browser) =>
    opened(
      browser,
      560,
      () => undefined,
      async (page) => {
        await drag(page, 'Meetings.docx', meeting, false);
        await page.getByText('Drop the document here').waitFor();
        keep('import-drop', await page.screenshot());
        await drag(page, 'Meetings.docx', meeting);
        // The report outlives the reload that a new lesson brings.
        await Promise.all([
          page.waitForEvent('load'),
          page.getByRole('button', { name: 'Make the lesson' }).click(),
        ]);
        await page.getByText('It is a lesson now').waitFor();
        keep('import', await page.screenshot());
      },
    ),
  starter: takeStarter,
  brand: (browser) =>
    opened(
      browser,
      560,
      ({ save }) => {
        save('assets/brand/logo.svg', () => exampleLogo);
        save('modules/course.yaml', (text) =>
          text
            .replace("organisation: ''", 'organisation: Example Ltd')
            .replace("logo: ''", "logo: logo.svg\n  accent:\n    light: '#005ea5'\n    dark: '#ffdd00'"),
        );
      },
      async (page) => {
        await page.getByRole('img', { name: 'Example Ltd' }).first().waitFor();
        keep('brand', await page.screenshot());
      },
    ),
};

/** What the starter's window says, until it waits for something. */
const starterSays = (path: string): Promise<string> =>
  new Promise((resolve) => {
    const env = { ...process.env, PATH: path };
    // A group of its own, which ends with all that it has started.
    const { pid = 0, stdout } = spawn('/bin/sh', ['./start-writing.command', '--no-open'], {
      env,
      detached: true,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let output = '';
    stdout.on('data', (words: Buffer) => {
      output += words.toString();
      if (!/End with Ctrl\+C|Press Enter/.test(output)) return;
      process.kill(-pid);
      resolve(output.trim());
    });
  });

/** Where Node is missing, and where all is there. */
async function takeStarter(browser: Browser): Promise<void> {
  const said = [await starterSays('/none'), await starterSays(process.env['PATH'] ?? '')];
  const page = await browser.newPage({ viewport: { width, height: 400 } });
  await page.setContent('<!doctype html><body style="margin:0;padding:8px;background:#fff">');
  for (const words of said)
    await page.evaluate((text) => {
      const window = document.createElement('pre');
      window.style.cssText =
        'margin:8px;padding:12px;border-radius:8px;background:#1b1b1f;color:#f7f6f3;font:15px/1.5 monospace;white-space:pre-wrap';
      window.textContent = text;
      document.body.append(window);
    }, words);
  keep('starter', await page.locator('body').screenshot());
  await page.close();
}

const exampleLogo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 180 40"><rect width="40" height="40" rx="8" fill="#005ea5"/>' +
  '<text x="52" y="28" font-family="sans-serif" font-size="24" font-weight="600" fill="#005ea5">Example</text></svg>';

/** The start screen and the first scene, on a laptop and on a phone: for the README. */
async function takeCourse(browser: Browser): Promise<void> {
  const shots: string[] = [];
  const sizes = [
    { width: 1024, height: 680 },
    { width: 390, height: 760 },
  ];
  await opened(
    browser,
    600,
    () => undefined,
    async (page, learner) => {
      const take = async (): Promise<void> => {
        for (const size of sizes) {
          await page.setViewportSize(size);
          shots.push((await page.screenshot()).toString('base64'));
        }
      };
      // Learners have none.
      await page.locator('author-bar').evaluateAll(([bar]) => bar?.remove());
      await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
      await take();
      await learner.start();
      await page.locator('scene-block svg').first().waitFor();
      await take();
    },
  );
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, deviceScaleFactor: 1.5 });
  const image = (at: number, place: string): string =>
    `<img src="data:image/png;base64,${shots[at] ?? ''}" style="position:absolute;border:1px solid #888;border-radius:8px;${place}">`;
  await page.setContent(
    `<body style="margin:0;background:#fff"><div id="all" style="position:relative;width:1200px;height:292px">${[
      image(0, 'left:0;top:0;width:418px'),
      image(1, 'left:434px;top:0;width:148px'),
      image(2, 'left:614px;top:0;width:418px'),
      image(3, 'left:1048px;top:0;width:148px'),
    ].join('')}</div>`,
  );
  keep('course', await page.locator('#all').screenshot());
  await page.close();
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: await browserPath(), args: ['--no-sandbox'] });
const examples = examplesIn(readFileSync('docs/authoring.md', 'utf8'));
if (examples.some(({ name }) => wanted(name))) await takeExamples(browser, examples);
for (const [name, take] of Object.entries(steps)) if (wanted(name)) await take(browser);
if (wanted('course')) await takeCourse(browser);
await browser.close();
