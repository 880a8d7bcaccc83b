import type { Place } from '../../../course/progress.ts';
import type { ProblemPlace } from '../quick-fix/problem-routes.ts';

/** The parts of the course's player that are used here. */
export interface Player extends HTMLElement {
  readonly place: Place;
  readonly course: {
    readonly lessons: readonly {
      readonly id: string;
      readonly screens: readonly { readonly id: string }[];
    }[];
  };
  go(place: Place): Promise<void>;
}

/** How often, and how long, to wait, in milliseconds. */
const pace = 50;
const patience = 5000;

/** @param isLost whether to stop waiting */
async function until<T>(
  look: () => T | undefined,
  isLost: (waited: number) => boolean,
): Promise<T | undefined> {
  for (let waited = 0; !isLost(waited); waited += pace) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, pace));
  }
  return undefined;
}

/** Goes to a screen, and to a block on it. @returns whether the current course has the screen */
export async function showPlace({ lesson, screen, block }: ProblemPlace): Promise<boolean> {
  const begun = (): Player | undefined => {
    const player = document.querySelector<Player>('course-player');
    return player?.place.lesson ? player : undefined;
  };
  const begin = document.getElementById('begin');
  if (!begun()) begin?.click();
  // Wait however long the course takes to begin; if it cannot begin, Start is hidden.
  const player = await until(
    begun,
    () => !document.querySelector('course-player') && begin?.hidden !== false,
  );
  const known = player?.course.lessons.find(({ id }) => id === lesson);
  const wanted =
    known?.screens.find(({ id }) => id === screen) ?? (screen === '' ? known?.screens[0] : undefined);
  if (!player || !wanted) return false;
  await player.go({ lesson, screen: wanted.id });
  if (block === '') return true;
  const found = await until(
    () => blockIn(player, block),
    (waited) => waited > patience,
  );
  found?.scrollIntoView({ block: 'start' });
  return true;
}

/** The element of a block, at any depth below a root. */
export function blockIn(root: Element, id: string): Element | undefined {
  const shadow = root.shadowRoot;
  for (const element of [...(shadow?.querySelectorAll('*') ?? []), ...root.querySelectorAll('*')]) {
    const { model } = element as { readonly model?: { readonly id?: string } };
    if (model?.id === id) return element;
    const inside = element.shadowRoot && blockIn(element, id);
    if (inside) return inside;
  }
  return undefined;
}
