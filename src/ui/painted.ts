/** Resolves once the browser has painted the changes; never while the page is hidden. */
export const nextPaint = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
