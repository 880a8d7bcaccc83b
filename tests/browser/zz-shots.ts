import { chromium } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { Learner, course } from './learner.ts';
import { openLesson } from './course-states.ts';
import { filesOf } from './static-server.ts';
import { GzipServer } from '../bench/gzip-server.ts';
const browser = await chromium.launch({ executablePath: '/tmp/shell/x/usr/lib/chromium/chromium-headless-shell', args: ['--no-sandbox'] });
const server = new GzipServer(filesOf('web'));
const url = await server.listen();
mkdirSync('/tmp/shots', { recursive: true });
const [width, height, mode] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4] as 'light' | 'dark'];
const context = await browser.newContext({ viewport: { width, height }, colorScheme: mode, reducedMotion: 'reduce' });
const page = await context.newPage();
await page.goto(url);
await page.waitForTimeout(800);
await page.screenshot({ path: `/tmp/shots/${width}-${mode}-00-start.png` });
const learner = new Learner(page, page);
await learner.start();
let n = 0;
for (const lesson of course.lessons) {
  await openLesson(learner, lesson.id);
  for (const [index, screen] of lesson.screens.entries()) {
    if (index > 0) await learner.next.click().catch(() => undefined);
    await page.waitForTimeout(700);
    await page.screenshot({ path: `/tmp/shots/${width}-${mode}-${String(++n).padStart(2, '0')}-${lesson.id}-${screen.id}.png` });
  }
}
process.exit();
