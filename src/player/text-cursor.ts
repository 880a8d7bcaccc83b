/**
 * Moves the text cursor to the focused element. The browser leaves it where an element was removed, and readers with
 * caret browsing, or Orca in Firefox, would continue from there. It is delayed, because otherwise Orca does not
 * announce the focused element. A selection made with the mouse is kept.
 */
function moveTextCursor(there: Element): void {
  if (!there.matches('[tabindex="-1"]')) return;
  setTimeout(() => {
    const selection = getSelection();
    const { activeElement } = there.getRootNode() as Document | ShadowRoot;
    if (activeElement === there && String(selection) === '') selection?.collapse(there);
  }, 100);
}

// Only for focus inside the player: when an author edits text in the page, the cursor must stay there.
document.addEventListener('focusin', (event) => {
  const [there, ...around] = event.composedPath() as Element[];
  if (there && around.some(({ localName }) => localName === 'course-player')) moveTextCursor(there);
});

// If Start was pressed before this chunk had loaded, the first lesson has the focus already.
let focused = document.activeElement;
while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
if (focused) moveTextCursor(focused);
