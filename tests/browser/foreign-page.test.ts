import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { lmsPage } from './lms-page.ts';
import { LmsServer } from '../../src/tools/preview/server.ts';
import { DevServer } from '../../src/tools/author/dev/dev-server.ts';
import { temporaryFolder } from '../tools/preview/tiny-package.ts';
import { projectCopy } from './project-copy.ts';

/** A page of another origin, which frames what it is asked to. */
async function strangersPage(framed: readonly string[]) {
  const frames = framed.map((url) => `<iframe src="${url}"></iframe><img src="${url}icon.svg">`).join('');
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end(`<!doctype html><title>A stranger</title>${frames}`),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { urls: [`http://127.0.0.1:${port}/`, `http://localhost:${port}/`], server };
}

test('no other page can frame the embedded LMS or dev mode, or show what is of them', async ({ page }) => {
  const [folder, copy] = [temporaryFolder(), projectCopy()];
  const lms = new LmsServer({ packages: folder.path, records: folder.path, page: await lmsPage() });
  const dev = new DevServer(copy.root);
  await Promise.all([lms.listen(0), dev.listen(0)]);
  const stranger = await strangersPage([lms.url, dev.url, `${dev.url}gallery`]);
  try {
    for (const url of stranger.urls) {
      await page.goto(url, { waitUntil: 'load' });
      const frames = page.frames().slice(1);
      expect(frames).toHaveLength(3);
      for (const frame of frames) await expect(frame.locator('main, course-player, #begin')).toHaveCount(0);
      const sizes = await page
        .locator('img')
        .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
      expect(sizes).toEqual([0, 0, 0]);
    }
    // By themselves they are there.
    await page.goto(lms.url);
    await expect(page.locator('main').first()).toBeVisible();
    await page.goto(dev.url);
    await expect(page.locator('#begin')).toBeVisible();
  } finally {
    stranger.server.close();
    await Promise.all([lms.close(), dev.close()]);
    folder.remove();
    copy.remove();
  }
});
