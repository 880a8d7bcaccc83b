import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator, Page } from '@playwright/test';
import { atRest } from './boxes.ts';

/** axe as the builder of @axe-core/playwright would inject it. */
const require = createRequire(import.meta.resolve('@axe-core/playwright'));
const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(
    context: Element | { exclude: string[][] },
    options: unknown,
  ): Promise<{ violations: { id: string; nodes: { target: unknown; failureSummary?: string }[] }[] }>;
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds in the page once nothing moves, each with where. The builder injects axe anew for every run and assembles
 * the result in a page of its own: too slow for a thousand runs of one page without frames.
 *
 * @param part where to look; the whole page where undefined.
 * @param rules all; all but contrast, since in forced colours the system chooses them; or contrast alone.
 */
export async function violationsIn(
  page: Page,
  part?: Locator,
  rules: 'all' | 'all but contrast' | 'contrast' = 'all',
): Promise<string[]> {
  await atRest(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return (part ?? page.locator('html')).evaluate(
    async (root, { tags: values, which }) => {
      const { axe } = window as unknown as { axe: Axe };
      const context = root.localName === 'html' ? { exclude: [['iframe']] } : root;
      const { violations } = await axe.run(context, {
        runOnly:
          which === 'contrast' ? { type: 'rule', values: ['color-contrast'] } : { type: 'tag', values },
        rules: { 'color-contrast': { enabled: which !== 'all but contrast' } },
        resultTypes: ['violations'],
        preload: false,
      });
      return violations.map(({ id, nodes }) => {
        const [first] = nodes;
        return `${id} (${nodes.length}): ${JSON.stringify(first?.target)} ${first?.failureSummary ?? ''}`;
      });
    },
    { tags, which: rules },
  );
}
