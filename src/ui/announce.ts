/** Says something in a live region; the same words again are said again. */
export function say(region: Element | null, message: string): void {
  if (!region) return;
  region.textContent = '';
  setTimeout(() => (region.textContent = message), 50);
}

/** Says something in the page's own live region, which is out of reach while a modal dialog is open. */
export const announce = (message: string): void => say(document.getElementById('announcer'), message);
