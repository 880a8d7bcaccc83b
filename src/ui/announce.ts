/** Says something in a live region; the same words again are said again, and later ones take the place of earlier ones. */
export function say(region: Element | null, message: string): void {
  if (!region) return;
  region.textContent = '';
  setTimeout(() => (region.textContent = message), 50);
}

/** What comes within a moment is said together, so that nothing goes unheard. */
const waiting = new Set<string>();

/** Says something in the page's own live region, which is out of reach while a modal dialog is open. */
export function announce(message: string): void {
  const region = document.getElementById('announcer');
  if (!region) return;
  const isFirst = waiting.size === 0;
  waiting.add(message);
  if (!isFirst) return;
  region.textContent = '';
  setTimeout(() => {
    region.textContent = [...waiting].join(' ');
    waiting.clear();
  }, 50);
}
