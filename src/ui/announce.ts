/** What is still to be said in a region: what comes within a moment is said together, so that nothing goes unheard. */
const waiting = new WeakMap<Element, Set<string>>();

/** Says something in a live region; the same words again are said again. */
export function say(region: Element | null, message: string): void {
  if (!region) return;
  const messages = waiting.get(region);
  if (messages) return void messages.add(message);
  const first = new Set([message]);
  waiting.set(region, first);
  region.textContent = '';
  setTimeout(() => {
    waiting.delete(region);
    region.textContent = [...first].join(' ');
  }, 50);
}

/** Says something in the page's own live region, which is out of reach while a modal dialog is open. */
export const announce = (message: string): void => say(document.getElementById('announcer'), message);
