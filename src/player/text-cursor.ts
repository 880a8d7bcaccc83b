/**
 * Takes the text cursor to where the focus is sent. The browser leaves it where something has gone: whoever browses with
 * it, and Orca in Firefox, would read on from there. Later, because Orca says nothing of a focus that it finds there.
 * Who is marking words with the mouse keeps them.
 */
function follow(there: Element): void {
  if (!there.matches('[tabindex="-1"]')) return;
  setTimeout(() => {
    const selection = getSelection();
    if (String(selection) === '') selection?.collapse(there);
  }, 100);
}

document.addEventListener('focusin', (event) => follow(event.composedPath()[0] as Element));

// The first lesson has the focus by now.
let focused = document.activeElement;
while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
if (focused) follow(focused);
