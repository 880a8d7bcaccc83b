/**
 * Takes the text cursor to where the focus is sent. The browser leaves it where something has gone: whoever browses with
 * it, and Orca in Firefox, would read on from there. Later, because Orca says nothing of a focus that it finds there.
 * Who is marking words with the mouse keeps them.
 */
function follow(there: Element): void {
  if (!there.matches('[tabindex="-1"]')) return;
  setTimeout(() => {
    const selection = getSelection();
    const { activeElement } = there.getRootNode() as Document | ShadowRoot;
    if (activeElement === there && String(selection) === '') selection?.collapse(there);
  }, 100);
}

// Of an author who edits the words in the page, the cursor stays where they write.
document.addEventListener('focusin', (event) => {
  const [there, ...around] = event.composedPath() as Element[];
  if (there && around.some(({ localName }) => localName === 'course-player')) follow(there);
});

// Where Start was pressed before this chunk was there, the first lesson has the focus already.
let focused = document.activeElement;
while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
if (focused) follow(focused);
