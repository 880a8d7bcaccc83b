/**
 * Enter and Space on a slider: where its thumb stands is the answer, as a click there is.
 *
 * @param take takes what the slider shows.
 */
export const rangeKeys =
  (take: (event: Event) => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    take(event);
  };
