const controls = 'a, button, input, label, select, summary, textarea';

/**
 * The second press of a double press is not meant for what the first has put in its place, as an option of the next scene.
 * It does nothing then.
 */
export function ignoreSecondPress(host: HTMLElement): void {
  let pressed: Element | undefined;
  let said: string | null | undefined;
  let isOther = false;
  host.addEventListener(
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
  host.addEventListener(
    'click',
    (event) => {
      // Which press of several in the same place it is; 0 by keyboard.
      if (event.detail < 2 || !isOther) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
}
