import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test as base } from '@playwright/test';
import { DevServer } from '../../src/author/dev/dev-server.ts';

/** Somebody who writes: a copy of the project with the dev server over it. */
export interface Author {
  readonly url: string;
  /** What went wrong in the page. */
  readonly problems: string[];
  /** Changes a file as an editor would; '' is what one that is not there yet holds. */
  save(file: string, change: (text: string) => string): void;
}

export const test = base.extend<{ author: Author }>({
  author: async ({ page }, use) => {
    const root = mkdtempSync(join(tmpdir(), 'course-dev-'));
    for (const folder of ['modules', 'assets', 'src'])
      cpSync(join(process.cwd(), folder), join(root, folder), { recursive: true });
    symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'), 'dir');
    const server = new DevServer(root);
    await server.listen(0);
    const problems: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    await use({
      url: server.url,
      problems,
      save: (file, change) => {
        const path = join(root, file);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, change(safely(path)));
      },
    });
    await server.close();
    rmSync(root, { recursive: true });
  },
});

function safely(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

export { expect } from '@playwright/test';
