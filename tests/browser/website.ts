import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import type { CourseIdentity, Files } from '../../src/package/package.ts';
import { web } from '../../src/package/web.ts';
import { contentType } from '../../src/tools/server/mime.ts';
import { course, loaded } from './learner.ts';
import { test as base } from './passing-time.ts';
import { filesOf } from './static-server.ts';

/** As docs/web.md tells hosts to. */
export const policy =
  "default-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types lit-html course-worker";

/** A static host that may serve another version from one request to the next, or be gone. */
export class WebHost {
  readonly #folder: string;
  readonly #server: Server;
  #files: Files;
  #port = 0;
  /** Paths asked for, as they came. */
  readonly asked: string[] = [];

  /** @param folder where the course is, from `/` to `/` */
  constructor(files: Files, folder: string) {
    this.#files = files;
    this.#folder = folder;
    this.#server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '', 'http://localhost');
      this.asked.push(pathname);
      const isInside = pathname.startsWith(this.#folder);
      const path = pathname.slice(this.#folder.length) || 'index.html';
      const content = isInside ? this.#files.get(path) : undefined;
      response.writeHead(content ? 200 : 404, {
        'Content-Type': contentType(path),
        'Content-Security-Policy': policy,
        'Cache-Control': path.startsWith('app/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      });
      response.end(content);
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}${this.#folder}`;
  }

  serves(files: Files): void {
    this.#files = files;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }
}

export interface Website {
  readonly problems: string[];
  /** Serves the website as built. */
  host(folder?: string): Promise<WebHost>;
  /** Notes what goes wrong in a page, such as what its policy forbids. */
  watch(page: Page): void;
}

export const test = base.extend<{ website: Website }>({
  website: async ({ page }, use) => {
    const hosts: WebHost[] = [];
    const problems: string[] = [];
    const watch = (one: Page): void => {
      one.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) problems.push(message.text());
      });
      one.on('pageerror', (error) => problems.push(error.stack ?? error.message));
    };
    watch(page);
    await use({
      problems,
      watch,
      async host(folder = '/') {
        const host = new WebHost(filesOf('web'), folder);
        await host.listen();
        hosts.push(host);
        return host;
      },
    });
    await Promise.all(hosts.map((host) => host.close()));
  },
});

export { expect } from '@playwright/test';

const identity: CourseIdentity = { ...course, description: loaded.settings.description };

/** The website of another version: every script has another name, as after a build. */
export async function newVersion(version: string): Promise<Files> {
  const before = filesOf('web');
  const renamed = [...before.keys()]
    .filter((path) => /^app\/.*\.js$/.test(path))
    .map((path) => path.slice('app/'.length))
    .map((name): [string, string] => [
      name,
      name.replace(/-(\w{8})\./, (_, hash) => `-${other(String(hash))}.`),
    ]);
  const inNewNames = (text: string): string =>
    renamed.reduce((code, [old, next]) => code.replaceAll(old, next), text);
  const files = new Map<string, Uint8Array>();
  for (const [path, bytes] of before) {
    // What the packaging adds, it adds again.
    if (['sw.js', 'manifest.webmanifest'].includes(path) || /^[^/]*\.png$/.test(path)) continue;
    if (!/\.(js|html)$/.test(path)) {
      files.set(path, bytes);
      continue;
    }
    const code = inNewNames(Buffer.from(bytes).toString())
      .replaceAll(`"${course.version}"`, `"${version}"`)
      .replace(/<link rel="(?:manifest|apple-touch-icon)"[^>]*>\n/g, '')
      .replace(/<p data-privacy="device"[^>]*>.*?<p data-privacy="lms"([^>]*) hidden>/, '<p id="privacy"$1>');
    files.set(inNewNames(path), Buffer.from(code));
  }
  return web(files, { ...identity, version });
}

const other = (hash: string): string => [...hash].reverse().join('');

/** The whole course is on the device. */
export async function isOffline(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

/** What is left of the course on the device. */
export function leftovers(page: Page): Promise<Readonly<Record<string, readonly string[]>>> {
  return page.evaluate(async () => ({
    storage: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
    caches: await caches.keys(),
    databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
    workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  }));
}
