/**
 * Enter and Space on a slider take its position as the answer, like a click.
 *
 * @param take is called with that position.
 */
export const rangeKeys =
  (take: (event: Event) => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    take(event);
  };
