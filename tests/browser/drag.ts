import type { Page } from '@playwright/test';

/**
 * Drags a file over the page, and drops it there unless it is carried on.
 * @returns whether the page left it to the browser, which would open it in the course's place
 */
export async function drag(page: Page, name: string, content: Uint8Array, drop = true): Promise<boolean> {
  const data = await page.evaluateHandle(
    ({ bytes, file }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(bytes)], file));
      return transfer;
    },
    { bytes: [...content], file: name },
  );
  const isLeft = await page.evaluate(
    (transfer) =>
      document.body.dispatchEvent(
        new DragEvent('dragover', { dataTransfer: transfer, bubbles: true, cancelable: true }),
      ),
    data,
  );
  if (drop) await page.dispatchEvent('body', 'drop', { dataTransfer: data });
  return isLeft;
}
