import type { Page } from '@playwright/test';
import type { Files } from '../../src/package/package.ts';
import { Learner } from './learner.ts';
import { test as base } from './passing-time.ts';
import { StaticServer, filesOf } from './static-server.ts';

/** What a strict LMS sends with every file of a package. */
export const strictPolicy = {
  'Content-Security-Policy': "default-src 'self'; require-trusted-types-for 'script'",
};

/** Packages on a plain web server, without any LMS, and what went wrong in the page. */
export interface Site {
  readonly problems: string[];
  /** Serves a package of `dist/`, or other files, and answers the address. */
  serve(what: string | Files, headers?: Readonly<Record<string, string>>): Promise<string>;
  /** Opens a package of `dist/` in the page itself. */
  open(page: Page, packageName: string): Promise<Learner>;
}

export const test = base.extend<{ site: Site }>({
  site: async ({ page }, use) => {
    const servers = new Map<string, StaticServer>();
    const problems: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.stack ?? error.message));
    const serve: Site['serve'] = async (what, headers) => {
      const key = JSON.stringify([typeof what === 'string' ? what : servers.size, headers]);
      const server =
        servers.get(key) ?? new StaticServer(typeof what === 'string' ? filesOf(what) : what, headers);
      if (!servers.has(key)) await server.listen();
      servers.set(key, server);
      return server.url;
    };
    await use({
      problems,
      serve,
      async open(on, packageName) {
        await on.goto(await serve(packageName));
        return new Learner(on, on);
      },
    });
    await Promise.all([...servers.values()].map((server) => server.close()));
  },
});

export { expect } from '@playwright/test';
