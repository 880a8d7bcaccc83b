import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Cmi, LearnerRecord } from '../../src/tools/preview/page/learner-record.ts';
import { lmsPage } from './lms-page.ts';
import { LmsServer } from '../../src/tools/preview/server.ts';
import { Learner } from './learner.ts';
import { test as base } from './passing-time.ts';
import { dist } from './static-server.ts';

/** The embedded LMS with the packages of a folder, `dist/` unless said, a record store of its own, and what went wrong in the page. */
export interface EmbeddedLms {
  readonly url: string;
  readonly problems: string[];
  /** Launches a package in a frame. */
  launch(page: Page, packageName: string, query?: string): Promise<Learner>;
  /** What the LMS has recorded. */
  recorded(packageName: string): Promise<LearnerRecord>;
}

/** What Firefox says of a request that a page had under way when it was left. */
const leftUnderWay = ['NetworkError when attempting to fetch resource.', 'The operation was aborted.'];

export const test = base.extend<{ lms: EmbeddedLms; packages: string }>({
  packages: [dist, { option: true }],
  lms: async ({ page, packages }, use) => {
    const records = mkdtempSync(join(tmpdir(), 'course-lms-'));
    const server = new LmsServer({ packages, records, page: await lmsPage() });
    await server.listen(0);
    const problems: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text());
    });
    page.on('pageerror', ({ message }) => {
      if (!leftUnderWay.includes(message.trim())) problems.push(message);
    });
    await use({
      url: server.url,
      problems,
      async launch(on, packageName, query = '') {
        // The page reads its address once it is loaded: leave it first, so that a relaunch is one.
        await on.goto('about:blank');
        await on.goto(`${server.url}#/${packageName}?launch${query}`);
        return new Learner(on, on.frameLocator('iframe'));
      },
      async recorded(packageName) {
        const response = await fetch(`${server.url}records/${packageName}/ada`);
        return (await response.json()) as LearnerRecord;
      },
    });
    await server.close();
    rmSync(records, { recursive: true, force: true });
  },
});

export { expect } from '@playwright/test';

/** An element of what was recorded, e.g. `core.score.raw`; undefined where there is none. */
export function element({ cmi }: LearnerRecord, path: string): unknown {
  return path.split('.').reduce<unknown>((branch, name) => (branch as Cmi | undefined)?.[name], cmi);
}
