import type { Target } from '../edit/passage-layer.ts';
import type { ShownPassage } from '../edit/shown-passages.ts';
import { blockIn } from '../show-place.ts';
import type { MediaPlace } from './media-place.ts';
import { kindNames } from './media-place.ts';

/** Places of files are numbered from here, to tell them from passages. */
export const mediaFrom = 1_000_000;

/**
 * The targets on the page that let the author choose another file.
 * @param places from the server
 * @param shown the words of the lesson that are on the page
 * @param open receives dropped files
 */
export function mediaTargets(
  lesson: string,
  places: readonly MediaPlace[],
  shown: readonly ShownPassage[],
  open: (place: MediaPlace, files: readonly File[]) => void,
): Target[] {
  const player = document.querySelector('course-player');
  if (!player) return [];
  return places.flatMap((place, index): Target[] => {
    const element = place.kind === 'picture' ? pictureAt(place, places, shown) : fileOf(player, place);
    if (!element) return [];
    const range = document.createRange();
    range.selectNode(element);
    return [
      {
        shown: { lesson, number: mediaFrom + index, range, element },
        label: `Choose a file: ${kindNames[place.kind]} ${place.src}`,
        drop: (files) => open(place, files),
        isBelow: place.kind === 'file',
      },
    ];
  });
}

/** The element of a block that shows its file. */
function fileOf(player: Element, { id, kind }: MediaPlace): Element | undefined {
  const root = blockIn(player, id)?.shadowRoot;
  return root?.querySelector(kind === 'file' ? 'p' : 'img, video, audio') ?? undefined;
}

/** The element of a picture among words, found by its position among the pictures of its passage. */
function pictureAt(
  place: MediaPlace,
  places: readonly MediaPlace[],
  shown: readonly ShownPassage[],
): Element | undefined {
  const range = shown.find(({ number }) => number === place.passage)?.range;
  const root = range?.commonAncestorContainer;
  if (!range || !root) return undefined;
  const around = root instanceof Element || root instanceof DocumentFragment ? root : root.parentElement;
  const pictures = [...(around?.querySelectorAll('img[src^="media/"]') ?? [])].filter((one) =>
    range.intersectsNode(one),
  );
  return pictures[places.filter(({ passage }) => passage === place.passage).indexOf(place)];
}
