/** Once the browser has painted what has been drawn; never while the page is hidden. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
