import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from '@playwright/test';
import { contentType } from '../../src/tools/server/mime.ts';
import { packageFor } from './dispatched-course.ts';
import { course } from './learner.ts';
import { expect, test } from './site.ts';
import { filesOf } from './static-server.ts';

test.describe.configure({ mode: 'parallel' });

/** What a server makes of a file: another type, another answer, none at all, half of it. */
interface Fault {
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status?: number;
  readonly body?: string;
  readonly loses?: 'all' | 'half';
}

interface Way {
  readonly name: string;
  /** What is said in the page: a notice by its name, or where no script at all runs. */
  readonly says: 'notLoaded' | 'sandboxed' | 'noScript';
  readonly fault?: (path: string) => Fault | undefined;
  readonly packageName?: 'web' | 'scorm12' | 'cmi5';
  /** The frame's `sandbox`, where the course is framed. */
  readonly sandbox?: string;
  /** Where the course's folder is served without a slash. */
  readonly bare?: boolean;
}

const firstScreen = course.lessons[0]?.screens[0]?.title ?? '';

const isScript = (path: string): boolean => path.endsWith('.js');
const scripts = (fault: Fault) => (path: string) => (isScript(path) ? fault : undefined);
const modules = (fault: Fault) => (path: string) =>
  isScript(path) && !path.includes('fallback') ? fault : undefined;
const chunk = (name: string, fault: Fault) => (path: string) =>
  path.startsWith(`app/${name}-`) ? fault : undefined;
const loginPage = { type: 'text/html', body: '<!doctype html><title>Sign in</title><form></form>' };
const loginScript = { ...loginPage, type: 'text/javascript' };

const ways: readonly Way[] = [
  { name: 'scripts as text', says: 'notLoaded', fault: scripts({ type: 'text/plain' }) },
  {
    name: 'scripts as bytes, nosniff',
    says: 'noScript',
    fault: scripts({ type: 'application/octet-stream', headers: { 'X-Content-Type-Options': 'nosniff' } }),
  },
  { name: 'a login page for each script', says: 'noScript', fault: scripts(loginPage) },
  { name: 'a login page for each module', says: 'notLoaded', fault: modules(loginPage) },
  { name: 'a login page that calls itself a script', says: 'notLoaded', fault: modules(loginScript) },
  { name: 'no script is found', says: 'noScript', fault: scripts({ status: 404 }) },
  { name: 'the entry is not found', says: 'notLoaded', fault: chunk('scorm12', { status: 404 }) },
  { name: 'what the entry imports is refused', says: 'notLoaded', fault: chunk('start', { status: 403 }) },
  { name: 'the connection is lost', says: 'notLoaded', fault: chunk('start', { loses: 'all' }) },
  { name: 'the connection is lost half-way', says: 'notLoaded', fault: chunk('start', { loses: 'half' }) },
  {
    name: 'the entry breaks down',
    says: 'notLoaded',
    fault: chunk('scorm12', { body: 'throw new Error("at once")' }),
  },
  { name: 'an entry that does nothing', says: 'notLoaded', fault: chunk('scorm12', { body: '' }) },
  {
    name: 'scripts forbidden by a policy',
    says: 'noScript',
    fault: () => ({ headers: { 'Content-Security-Policy': "script-src 'none'" } }),
  },
  { name: 'a frame without scripts', says: 'noScript', sandbox: 'allow-same-origin' },
  {
    name: 'a frame without its origin',
    says: 'sandboxed',
    sandbox: 'allow-scripts allow-forms allow-popups',
  },
  { name: 'a website’s folder without its slash', says: 'noScript', packageName: 'web', bare: true },
  { name: 'the player is refused', says: 'notLoaded', fault: chunk('player', { status: 403 }) },
  {
    name: 'alone, the LMS in the page is refused',
    says: 'notLoaded',
    fault: chunk('in-page', { status: 403 }),
  },
  {
    name: 'cmi5: the entry is not found',
    says: 'notLoaded',
    packageName: 'cmi5',
    fault: chunk('cmi5', { status: 404 }),
  },
];

interface Served {
  readonly url: string;
  readonly close: () => void;
}

/** The package as this way has it. */
async function serve({ packageName = 'scorm12', fault, sandbox, bare }: Way): Promise<Served> {
  const files = new Map<string, Uint8Array>(filesOf(packageName));
  const frame = `<!doctype html><title>LMS</title><iframe sandbox="${sandbox}" src="course/index.html" style="width:100%;height:90vh"></iframe>`;
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '', 'http://localhost').pathname).slice(1);
    const isBare = bare === true && path === 'course';
    const isFrame = sandbox !== undefined && path === '';
    const file = isBare ? 'index.html' : path.replace(/^course\//, '') || 'index.html';
    const found = bare && !isBare && !path.startsWith('course/') ? undefined : files.get(file);
    const wrong = fault?.(file);
    if (wrong?.loses === 'all') return void response.destroy();
    const content = isFrame ? frame : (wrong?.body ?? (wrong?.status ? '' : found));
    response.writeHead(wrong?.status ?? (content === undefined ? 404 : 200), {
      'Content-Type': wrong?.type ?? contentType(isFrame ? 'index.html' : file),
      ...wrong?.headers,
    });
    if (wrong?.loses !== 'half') return void response.end(content);
    response.write((content ?? '').slice(0, 300));
    setTimeout(() => response.destroy(), 50);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/${bare ? 'course' : ''}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const noticeOf = (says: Way['says']): string =>
  says === 'noScript' ? '#no-script' : `[data-notice="${says}"]`;

async function courseIn(on: Page, { sandbox }: Way): Promise<Frame> {
  if (sandbox === undefined) return on.mainFrame();
  const frame = await (await on.waitForSelector('iframe')).contentFrame();
  if (!frame) throw new Error('There is no frame.');
  return frame;
}

/** In the page: what would only be done after more than half a second is not done. */
function forgetLater(): void {
  const { setTimeout: set } = window;
  const soon = (handler: TimerHandler, delay = 0, ...rest: unknown[]): number =>
    delay > 500 ? 0 : set(handler, delay, ...rest);
  Object.assign(window, { setTimeout: soon });
}

/** Keeps an answer back until it is released. */
async function hold(on: Page, address: RegExp): Promise<() => void> {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await on.route(address, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

for (const way of ways) {
  test(`said at once, and no Start that does nothing: ${way.name}`, async ({ page: on }) => {
    const { url, close } = await serve(way);
    await on.addInitScript(forgetLater);
    await on.goto(url, { waitUntil: 'commit' });
    const view = await courseIn(on, way);
    const notice = view.locator(noticeOf(way.says));
    await expect(notice).toBeVisible();
    // Without its style sheet the page cannot keep it in sight.
    if (!way.bare) await expect(notice).toBeInViewport();
    await expect(view.locator('.notice:visible:not([data-notice="alone"])')).toHaveCount(1);
    // Whatever else is still on its way: a second later, too.
    await on.waitForTimeout(1000);
    await expect(view.getByRole('button', { name: 'Start' })).toBeHidden();
    close();
  });
}

test('a slow connection is no failure: Start takes the press, and the course comes', async ({
  page: on,
  site,
}) => {
  const client = await on.context().newCDPSession(on);
  await client.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: 50_000,
    uploadThroughput: 50_000,
  });
  await on.addInitScript(() => {
    const shown = new Set<string>();
    Object.assign(window, { shown });
    setInterval(() => {
      for (const notice of document.querySelectorAll<HTMLElement>('.problem'))
        if (notice.checkVisibility()) shown.add(notice.dataset['notice'] ?? notice.id);
    }, 20);
  });
  await on.goto(await site.serve('scorm12'), { waitUntil: 'commit' });
  await on.locator('#begin').click();
  await expect(on.locator('#begin')).toHaveText('Opening…');
  await expect(on.getByRole('heading', { name: firstScreen })).toBeVisible({ timeout: 30_000 });
  expect(await on.evaluate(() => [...(window as unknown as { shown: Set<string> }).shown])).toEqual([]);
});

test('modules that are late are waited for; what was said meanwhile goes', async ({ page: on, site }) => {
  await on.clock.install();
  const release = await hold(on, /app\/start-/);
  await on.goto(await site.serve('scorm12'), { waitUntil: 'commit' });
  await on.locator('#begin').click();
  await expect(on.locator('#begin')).toHaveText('Opening…');
  await on.clock.runFor(15_000);
  await expect(on.locator('.notice:visible')).toHaveCount(0);
  await on.clock.runFor(6000);
  await expect(on.locator('[data-notice="slow"]')).toBeVisible();
  await expect(on.locator('#announcer')).toHaveText(/taking longer/);
  release();
  await expect(on.locator('[data-notice="slow"]')).toBeHidden();
  await on.clock.runFor(3000);
  await expect(on.getByRole('heading', { name: firstScreen })).toBeVisible();
});

for (const comes of [true, false]) {
  const what = comes ? 'is asked for at once' : 'is asked for again where it was not found then';
  test(`the player of a Start that is pressed before the modules run ${what}`, async ({ page: on, site }) => {
    const release = await hold(on, /app\/start-/);
    let asked = 0;
    await on.route(/app\/player-/, async (route) => {
      asked += 1;
      await (asked > 1 || comes ? route.continue() : route.fulfill({ status: 404 }));
    });
    await on.goto(await site.serve('scorm12'), { waitUntil: 'commit' });
    await on.locator('#begin').click();
    await expect.poll(() => asked).toBe(1);
    release();
    await expect(on.getByRole('heading', { name: firstScreen })).toBeVisible();
    expect(asked).toBe(comes ? 1 : 2);
  });
}

test('fetching ahead without a connection asks for no blocks: Firefox would never ask for them again', async ({
  page: on,
  site,
}) => {
  const missing: string[] = [];
  await on.goto(await site.serve('scorm12'), { waitUntil: 'networkidle' });
  await on.route(/app\//, async (route) => {
    missing.push(/app\/(.*)-\w+\.js/.exec(route.request().url())?.[1] ?? '');
    await route.abort('internetdisconnected');
  });
  await on.getByRole('button', { name: 'Start' }).click();
  await expect.poll(() => missing).toContain(course.lessons.at(-1)?.id);
  expect(missing.filter((name) => name.endsWith('blocks'))).toEqual([]);
});

test('the first lesson does not wait for a record that takes its time', async ({ page: on, site }) => {
  const release = await hold(on, /app\/in-page-/);
  const lesson = on.waitForRequest(new RegExp(`app/${course.lessons[0]?.id}-[^-]+\\.js`));
  await on.goto(await site.serve('web'));
  await lesson;
  release();
  await on.locator('#begin').click();
  await expect(on.getByRole('heading', { name: firstScreen })).toBeVisible();
});

test('a frame without its origin, from a server that allows it: the course runs, and keeps nothing', async ({
  page: on,
  site,
}) => {
  const files = [...filesOf('scorm12')].map(([path, content]) => [`course/${path}`, content] as const);
  const frame =
    '<!doctype html><title>LMS</title><link rel="icon" href="data:,"><iframe sandbox="allow-scripts" src="course/index.html" style="width:100%;height:90vh"></iframe>';
  const url = await site.serve(new Map([...files, ['index.html', Buffer.from(frame)]]), {
    'Access-Control-Allow-Origin': '*',
  });
  await on.goto(url);
  const view = on.frameLocator('iframe');
  await expect(view.locator('[data-notice="waitingUnkept"]')).toBeVisible();
  await view.getByRole('button', { name: 'Start' }).click();
  await expect(view.getByRole('heading', { name: firstScreen })).toBeVisible();
});

test('the website in such a frame: Help has what it says of this device, and nothing fails', async ({
  page: on,
  site,
}) => {
  const files = [...filesOf('web')].map(([path, content]) => [`course/${path}`, content] as const);
  const frame =
    '<!doctype html><title>Intranet</title><link rel="icon" href="data:,"><iframe sandbox="allow-scripts allow-downloads" src="course/index.html" style="width:100%;height:90vh"></iframe>';
  const url = await site.serve(new Map([...files, ['index.html', Buffer.from(frame)]]), {
    'Access-Control-Allow-Origin': '*',
  });
  await on.goto(url);
  const view = on.frameLocator('iframe');
  await view.getByRole('button', { name: 'Start' }).click();
  await expect(view.getByRole('heading', { name: firstScreen })).toBeVisible();
  await view.getByRole('button', { name: 'Help' }).click();
  await expect(view.getByRole('button', { name: 'Save my progress to a file' })).toBeVisible();
  expect(site.problems).toEqual([]);
});

test('a package that frames the course says so where its script does not run', async ({ page: on, site }) => {
  const files = new Map(await packageFor('https://courses.example.org/', 'scorm12'));
  for (const path of files.keys()) if (isScript(path)) files.delete(path);
  await on.goto(await site.serve(files));
  await expect(on.locator('#no-script')).toBeVisible();
  await expect(on.locator('#no-script')).toBeInViewport();
  await expect(on.locator('iframe')).toBeHidden();
});
