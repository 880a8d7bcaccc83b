import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator, Page } from '@playwright/test';

/** axe as the builder of @axe-core/playwright would inject it. */
const require = createRequire(import.meta.resolve('@axe-core/playwright'));
const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(
    context: Document | Element,
    options: unknown,
  ): Promise<{ violations: { id: string; nodes: { target: unknown; failureSummary?: string }[] }[] }>;
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds in the page as it is, each with where. The builder injects axe anew for every run and assembles
 * the result in a page of its own: too slow for a thousand runs of one page without frames.
 *
 * @param part where to look; the whole page where undefined.
 * @param contrast whether to look at contrast: in forced colours the system chooses them.
 */
export async function violationsIn(
  page: Page,
  part: Locator | undefined,
  contrast: boolean,
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return (part ?? page.locator('html')).evaluate(
    async (root, { tags: values, contrast: enabled }) => {
      const { axe } = window as unknown as { axe: Axe };
      const { violations } = await axe.run(root.localName === 'html' ? document : root, {
        runOnly: { type: 'tag', values },
        rules: { 'color-contrast': { enabled } },
        resultTypes: ['violations'],
        preload: false,
      });
      return violations.map(({ id, nodes }) => {
        const [first] = nodes;
        return `${id} (${nodes.length}): ${JSON.stringify(first?.target)} ${first?.failureSummary ?? ''}`;
      });
    },
    { tags, contrast },
  );
}
