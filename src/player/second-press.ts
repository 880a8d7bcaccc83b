const controls = 'a, button, input, label, select, summary, textarea';

/**
 * Ignores the second press of a double press if the first has put another control in its place, e.g. an option of the
 * next scene. It listens on the document, because screen readers announce everything in an element with a click
 * listener as “clickable”, and some read it twice.
 */
export function ignoreSecondPress(host: HTMLElement): void {
  let pressed: Element | undefined;
  let said: string | null | undefined;
  let isOther = false;
  document.addEventListener(
    'pointerdown',
    (event) => {
      const isControl = (one: EventTarget): one is Element => one instanceof Element && one.matches(controls);
      const target = event.composedPath().find(isControl);
      // The same button may have a new label.
      isOther = target !== pressed || target?.textContent !== said;
      pressed = target;
      said = target?.textContent;
    },
    true,
  );
  document.addEventListener(
    'click',
    (event) => {
      // `detail` counts presses in the same place; it is 0 by keyboard.
      if (event.detail < 2 || !isOther || !host.contains(event.target as Node)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
}
