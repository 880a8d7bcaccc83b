/** Puts a message into a live region. Screen readers announce a repeated message again; a later one replaces it. */
export function announceIn(region: Element | null, message: string): void {
  if (!region) return;
  region.textContent = '';
  setTimeout(() => (region.textContent = message), 50);
}

/** Messages within a moment are announced together, so that none is missed. */
const waiting = new Set<string>();

/** Announces a message in the page's own live region, which is inert while a modal dialog is open. */
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
