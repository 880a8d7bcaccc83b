/**
 * Enter and Space on a slider: the thumb's position becomes the answer, as with a click on it.
 *
 * @param take takes the value that the slider shows
 */
export const rangeKeys =
  (take: (event: Event) => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    take(event);
  };
