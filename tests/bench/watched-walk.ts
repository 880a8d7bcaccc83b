import type { Browser, Page } from '@playwright/test';
import { restoreProgress } from '../../src/course/snapshot.ts';
import { decodeSnapshot } from '../../src/course/snapshot-decode.ts';
import type { Place } from '../../src/course/progress.ts';
import type { Session } from '../../src/session/session.ts';
import type { EventOf } from '../../src/ui/emit.ts';
import { Learner, course } from '../browser/learner.ts';
import type { Host } from '../hosts/host.ts';

/** Runs in the course's frame: reports to the LMS's page each answer given, and each time that it shows as saved. */
function watch(): void {
  const lms = window.parent as Window & { note?: (text: string) => void };
  if (lms === window) return;
  const note = (text: string): void => lms.note?.(text);
  document.addEventListener('block-answered', (event) => {
    const { detail } = event as EventOf<'block-answered'>;
    note(`given ${detail.id}=${detail.kept}`);
  });
  document.addEventListener('course-check', (event) => {
    const { learned } = (event as EventOf<'course-check'>).detail;
    if (learned?.type === 'check-answered') note(`given ${learned.item}=${learned.response}`);
  });
  const wait = setInterval(() => {
    const player = document.querySelector('course-player');
    const session =
      player &&
      (player as unknown as { session?: EventTarget & Pick<Session, 'saving' | 'progress'> }).session;
    if (!session) return;
    clearInterval(wait);
    session.addEventListener('saving', () => note(session.saving));
    let at = '';
    const facts = new Set<string>();
    const noteFact = (id: string): void => {
      if (!facts.has(id)) note(`fact ${id}`);
      facts.add(id);
    };
    session.addEventListener('progress', () => {
      const { completions, acknowledgements } = session.progress;
      for (const [id, { version }] of acknowledgements) noteFact(`${id}.v${version}`);
      for (const { version } of completions) noteFact(`completion.v${version}`);
      const { lesson, screen, step = 0 } = session.progress.place ?? {};
      const place = `${lesson}/${screen}/${step}`;
      if (place !== at) note(`at ${Date.now()} ${place}`);
      at = place;
    });
  }, 5);
}

/** Opens the LMS's page at `url`, and returns a learner who takes the course in its frame. */
export async function openWatched(browser: Browser, url: string): Promise<{ page: Page; learner: Learner }> {
  const page = await (await browser.newContext({ viewport: { width: 800, height: 600 } })).newPage();
  await page.addInitScript(watch);
  await page.goto(url);
  return { page, learner: new Learner(page, page.frameLocator('iframe')) };
}

export interface Losses {
  /** Answers given. */
  readonly given: number;
  /** Answers that the learner was told were saved. */
  readonly confirmed: number;
  /** How many of these the LMS does not have. */
  readonly confirmedLost: number;
  /** How many of the other answers the LMS does not have. */
  readonly unconfirmedLost: number;
  readonly place: Behind;
}

/** How far the LMS's place is behind the learner's. */
export interface Behind {
  readonly screens: number;
  /** The seconds since the learner left that place; 0 if it is the last. */
  readonly seconds: number;
}

/** Whether a learner would resume more than one screen, and more than 15 seconds, behind. */
export const isTooOld = ({ screens, seconds }: Behind): boolean => screens > 1 && seconds > 15;

function behind(notes: readonly string[], held: Place | undefined, now: number): Behind {
  const visited = notes.flatMap((text) => {
    const [, at, place] = /^at (\d+) (.+)$/.exec(text) ?? [];
    return at === undefined ? [] : [{ at: Number(at), place }];
  });
  const { lesson, screen, step = 0 } = held ?? {};
  // If the LMS has no place, the learner resumes before the first.
  const index = visited.findLastIndex(({ place }) => place === `${lesson}/${screen}/${step}`);
  const left = visited[index + 1]?.at ?? now;
  return { screens: visited.length - 1 - index, seconds: (now - left) / 1000 };
}

/** Compares the given and confirmed answers in the notes with the LMS; `now` is the page's time, in ms since 1970. */
export function lossesOf(notes: readonly string[], host: Pick<Host, 'recorded'>, now: number): Losses {
  const given: [id: string, response: string][] = [];
  let confirmed = 0;
  for (const text of notes) {
    const answer = /^given (.+)=(.*)$/.exec(text);
    if (answer) given.push([answer[1] ?? '', answer[2] ?? '']);
    else if (text === 'saved') confirmed = given.length;
  }
  const kept = decodeSnapshot(host.recorded().suspendData);
  const progress = kept && restoreProgress(course, kept).progress;
  const held = new Map([...(progress?.answers ?? []), ...(progress?.attempt?.answers ?? [])]);
  // An answer given again later counts as held if the later one is.
  const isLost = ([id]: [string, string], index: number): boolean => {
    const later = given.slice(index).filter(([other]) => other === id);
    return !later.some(([, response]) => held.get(id) === response);
  };
  const lost = given.map((answer, index) => isLost(answer, index));
  // Each tick in a question with several right options is reported, but together they are one answer.
  const unconfirmed = given.filter((_, index) => index >= confirmed && lost[index]).map(([id]) => id);
  return {
    given: given.length,
    confirmed,
    confirmedLost: given.filter((_, index) => index < confirmed && lost[index]).length,
    unconfirmedLost: new Set(unconfirmed).size,
    place: behind(notes, progress?.place, now),
  };
}

/** Counts completions and acknowledgements shown as saved to the learner, and those the LMS has no evidence of. */
export function factsOf(
  notes: readonly string[],
  host: Pick<Host, 'recorded'>,
): { confirmed: number; lost: number } {
  const held = host.recorded().interactions.filter(
    // If the check is passed before the acknowledgement, the evidence says that the course is not completed yet.
    ({ id, response }) => !id.startsWith('completion.') || /: completed \d{4}/.test(response),
  );
  const last = notes.lastIndexOf('saved');
  const confirmed = notes.slice(0, last + 1).flatMap((text) => /^fact (.+)$/.exec(text)?.[1] ?? []);
  return {
    confirmed: confirmed.length,
    lost: confirmed.filter((fact) => !held.some(({ id }) => id === fact)).length,
  };
}
