import type { Target } from '../edit/passage-layer.ts';
import type { Shown } from '../edit/shown-passages.ts';
import { blockIn } from '../show-place.ts';
import type { MediaPlace } from './media-place.ts';
import { called } from './media-place.ts';

/** Places of files are counted from here, so that they are told from passages. */
export const mediaFrom = 1_000_000;

/**
 * Where a lesson's files are on the page: what is pressed to choose others.
 * @param places as the server has them
 * @param shown the words of the lesson that are on the page
 * @param open gets what was dropped there
 */
export function mediaTargets(
  lesson: string,
  places: readonly MediaPlace[],
  shown: readonly Shown[],
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
        label: `Choose a file: ${called[place.kind]} ${place.src}`,
        drop: (files) => open(place, files),
        isBelow: place.kind === 'file',
      },
    ];
  });
}

/** What a block shows of its file. */
function fileOf(player: Element, { id, kind }: MediaPlace): Element | undefined {
  const root = blockIn(player, id)?.shadowRoot;
  return root?.querySelector(kind === 'file' ? 'p' : 'img, video, audio') ?? undefined;
}

/** A picture among words: as many as stand before it in its passage are passed over. */
function pictureAt(
  place: MediaPlace,
  places: readonly MediaPlace[],
  shown: readonly Shown[],
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
