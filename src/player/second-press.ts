const controls = 'a, button, input, label, select, summary, textarea';

/**
 * The second press of a double press is not meant for what the first has put in its place, as an option of the next scene.
 * It does nothing then. On the document: of all that is in an element which listens for clicks, screen readers say
 * “clickable”, and some read it twice.
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
      // A button may be the same, and say something else.
      isOther = target !== pressed || target?.textContent !== said;
      pressed = target;
      said = target?.textContent;
    },
    true,
  );
  document.addEventListener(
    'click',
    (event) => {
      // Which press of several in the same place it is; 0 by keyboard.
      if (event.detail < 2 || !isOther || !host.contains(event.target as Node)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
}
