/**
 * Takes the text cursor to where the focus is sent. The browser leaves it where something has gone: whoever browses with
 * it, and Orca in Firefox, would read on from there. Later, because Orca says nothing of a focus that it finds there.
 */
export function cursorWithFocus(): void {
  document.addEventListener('focusin', (event) => {
    const there = event.composedPath()[0] as HTMLElement;
    if (there.matches('[tabindex="-1"]')) setTimeout(() => getSelection()?.collapse(there), 100);
  });
}
