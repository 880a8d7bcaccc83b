import type { Browser, CDPSession } from '@playwright/test';
import { Learner } from '../browser/learner.ts';
import type { Measured } from './measured-packages.ts';

interface Heap {
  /** Bytes in use after 20 lesson changes, and after 200. */
  readonly early: number;
  readonly late: number;
  /** The detached trees that a script still holds: how many more at the end than after 20 changes. */
  readonly detached: number;
}

/** Runs in the page: goes through the lessons in turn, by the contents, this many times. */
async function change(times: number): Promise<void> {
  const player = document.querySelector('course-player')?.shadowRoot;
  const buttons = (): HTMLElement[] => [
    ...(player
      ?.querySelector('course-contents')
      ?.shadowRoot?.querySelectorAll<HTMLElement>('button.lesson') ?? []),
  ];
  const shown = (): Element | undefined =>
    [...(player?.querySelectorAll('main > *') ?? [])].find(({ localName }) =>
      localName.startsWith('lesson-'),
    );
  for (let done = 0; done < times; done++) {
    const before = shown();
    const others = buttons().filter((button) => !button.hasAttribute('aria-current'));
    others[done % others.length]?.click();
    for (let wait = 0; shown() === before && wait < 100; wait++)
      await new Promise((resolve) => setTimeout(resolve, 5));
    if (shown() === before) throw new Error(`Change ${done} of ${times} led nowhere.`);
  }
}

/** The heap in use, measured after timers and idle callbacks have run and released what they hold. */
async function used(session: CDPSession): Promise<number> {
  for (let times = 0; times < 3; times++) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await session.send('HeapProfiler.collectGarbage');
  }
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

/** Without Lit's own templates, which are detached by design, one for each place in the code. */
async function detachedTrees(session: CDPSession): Promise<number> {
  const { detachedNodes } = await session.send('DOM.getDetachedDomNodes');
  return detachedNodes.filter(({ treeNode }) => treeNode.nodeName !== 'TEMPLATE').length;
}

export async function heapAfterChanges(browser: Browser, { launch }: Measured): Promise<Heap> {
  const page = await (await browser.newContext()).newPage();
  const session = await page.context().newCDPSession(page);
  const { url, close } = await launch(page);
  await page.goto(url);
  await new Learner(page, page).start();
  // Wait until every chunk is loaded before measuring.
  await page.waitForTimeout(1000);
  await page.evaluate(change, 20);
  const early = await used(session);
  const before = await detachedTrees(session);
  await page.evaluate(change, 180);
  const late = await used(session);
  const detached = (await detachedTrees(session)) - before;
  await page.context().close();
  await close();
  return { early, late, detached };
}
