import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, FrameLocator, Page } from '@playwright/test';
import { chromium, test as base } from '@playwright/test';
import type { LoadedCourse } from '../../src/compile/load-course.ts';
import { dispatch as words } from '../english.ts';
import { dispatchPackages } from '../../src/package/dispatch.ts';
import type { Files } from '../../src/package/package.ts';
import { unzip } from '../../src/package/zip.ts';
import { HostOverHttp } from '../hosts/host-over-http.ts';
import type { Host } from '../hosts/host.ts';
import { browserPath } from './find-browser.ts';
import { Learner, loaded } from './learner.ts';
import { letTimePassIn } from './passing-time.ts';
import { StaticServer, filesOf } from './static-server.ts';

export type Standard = 'scorm12' | 'scorm2004-4th';

/** A hosted course, LMSs of another site with the package that frames it, and a browser that blocks what is stored. */
export interface Dispatched {
  readonly context: BrowserContext;
  readonly problems: string[];
  /** Where the course is hosted. */
  readonly url: string;
  /** The LMS's page, with the package for the course at this address. */
  lms(host: Host, standard: Standard, url?: string): Promise<HostOverHttp & { readonly url: string }>;
  /** Opens the LMS's page in a new tab. */
  launch(lmsUrl: string): Promise<{ page: Page; learner: Learner; outer: FrameLocator }>;
}

/** As an administrator would set the host up: only these LMSs may frame the course. */
const headers = {
  'Content-Security-Policy':
    "default-src 'self'; require-trusted-types-for 'script'; frame-ancestors http://127.0.0.1:*",
};

/** The zips of the packages for a course that is hosted there, by their names without the course's. */
export function packagesFor(url: string, { course, settings, style }: LoadedCourse) {
  return dispatchPackages({
    root: process.cwd(),
    url: new URL(url),
    course: { ...course, description: settings.description },
    words,
    style,
  });
}

export async function packageFor(url: string, standard: Standard): Promise<Files> {
  return unzip((await packagesFor(url, loaded)).get(`dispatch-${standard}`) ?? new Uint8Array());
}

export const test = base.extend<{ dispatched: Dispatched }, { blocking: BrowserContext }>({
  blocking: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from the pattern.
    async ({}, use) => {
      const profile = mkdtempSync(join(tmpdir(), 'course-profile-'));
      mkdirSync(join(profile, 'Default'));
      writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(blockingLocalhost));
      const context = await chromium.launchPersistentContext(profile, {
        executablePath: await browserPath(),
        chromiumSandbox: false,
        reducedMotion: 'reduce',
      });
      await letTimePassIn(context);
      await use(context);
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  dispatched: async ({ blocking: context }, use) => {
    const server = new StaticServer(filesOf('web'), headers);
    await server.listen();
    // Another site than the LMS at 127.0.0.1, not only another origin.
    const url = server.url.replace('127.0.0.1', 'localhost');
    // The browser stays for the next test, so one tab does, too.
    const kept = context.pages()[0] ?? (await context.newPage());
    const problems: string[] = [];
    const lmss: HostOverHttp[] = [];
    await use({
      context,
      problems,
      url,
      async lms(host, standard, at = url) {
        const lms = new HostOverHttp(host, await packageFor(at, standard), new URL(at).origin);
        lmss.push(lms);
        return Object.assign(lms, { url: await lms.listen() });
      },
      async launch(lmsUrl) {
        const page = await context.newPage();
        page.on('console', (message) => {
          if (['error', 'warning'].includes(message.type())) problems.push(message.text());
        });
        page.on('pageerror', (error) => problems.push(error.message));
        await page.goto(lmsUrl);
        const outer = page.frameLocator('iframe');
        return { page, outer, learner: new Learner(page, outer.frameLocator('iframe')) };
      },
    });
    for (const page of context.pages()) if (page !== kept) await page.close();
    await context.clearCookies();
    await Promise.all([server, ...lmss].map((each) => each.close()));
  },
});

export { expect } from '@playwright/test';

/** A browser's settings in which that host, at any port, may store nothing: no cookie, no local storage. */
const blockingLocalhost = {
  profile: {
    content_settings: { exceptions: { cookies: { 'localhost,*': { setting: 2 } } } },
    cookie_controls_mode: 1,
    block_third_party_cookies: true,
  },
};
