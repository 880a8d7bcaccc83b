import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DevServer } from '../../src/tools/author/dev/dev-server.ts';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { test as base } from './passing-time.ts';
import type { ProjectCopy } from './project-copy.ts';
import { projectCopy } from './project-copy.ts';

/** Somebody who writes: a copy of the project with the dev server over it. */
export interface Author extends Pick<ProjectCopy, 'save'> {
  readonly url: string;
  /** What a file says. */
  read(file: string): string;
  /** Ends the dev server and starts another one at the same address. @param meanwhile is done while there is none */
  restart(meanwhile?: () => void): Promise<void>;
  /** What went wrong in the page. */
  readonly problems: string[];
}

export const test = base.extend<{ author: Author }>({
  author: async ({ page }, use) => {
    const { root, save, remove } = projectCopy();
    let server = new DevServer(root);
    await server.listen(0);
    const { url, port } = server;
    const problems: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    await use({
      url,
      problems,
      save,
      read: (file) => readFileSync(join(root, file), 'utf8'),
      restart: async (meanwhile) => {
        await server.close();
        meanwhile?.();
        server = new DevServer(root);
        await server.listen(port);
      },
    });
    await server.close();
    remove();
  },
});

/**
 * Waits until what `route` says from now on holds for the next request. The first one after it may pass by otherwise, and
 * is not reported to the test, either: a save that nobody asked for, as it seems.
 */
export async function canRoute(page: Page): Promise<void> {
  await page.route('**/icon.svg?routed', (route) => route.fulfill({ body: 'routed' }));
  await expect.poll(() => page.evaluate(async () => (await fetch('/icon.svg?routed')).text())).toBe('routed');
}

export { expect };

/** The check's lesson without what goes on with the plan, for courses in which it comes first, or alone. */
export const withoutPlan = (text: string): string =>
  text.replace(/^:::(?:plan|rehearsal) [\s\S]*?^:::\n/gm, '');
