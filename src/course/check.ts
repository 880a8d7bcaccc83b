import type { Rules } from './course.ts';

/** A question of the pool, with what drawing and scoring need. */
export interface PoolItem {
  readonly id: string;
  /** The lesson it belongs to. */
  readonly lesson: string;
}

/** Mulberry32: small, and the same everywhere for the same seed. Returns 0 ≤ x < 1. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Fisher–Yates; does not change the list itself. */
export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}

/** Draws the question ids of one attempt: `drawPerLesson` for each lesson, in order or shuffled. */
export function draw(
  pool: readonly PoolItem[],
  rules: Pick<Rules, 'drawPerLesson' | 'shuffleQuestions'>,
  seed: number,
): string[] {
  const random = randomFrom(seed);
  const lessons = [...new Set(pool.map((item) => item.lesson))];
  const drawn = new Set(
    lessons.flatMap((lesson) =>
      shuffled(
        pool.filter((item) => item.lesson === lesson),
        random,
      ).slice(0, rules.drawPerLesson),
    ),
  );
  const items = pool.filter((item) => drawn.has(item));
  return (rules.shuffleQuestions ? shuffled(items, random) : items).map((item) => item.id);
}

export interface CheckResult {
  readonly right: number;
  readonly total: number;
  /** 0–1. */
  readonly score: number;
  /** Lesson id → the share (0–1) of its questions that were right. */
  readonly byLesson: ReadonlyMap<string, number>;
}

/** The result of an attempt. */
export function checkResult(items: readonly (PoolItem & { readonly isRight: boolean })[]): CheckResult {
  const right = items.filter((item) => item.isRight).length;
  const byLesson = new Map<string, number>();
  for (const { lesson } of items) {
    const ofLesson = items.filter((item) => item.lesson === lesson);
    byLesson.set(lesson, ofLesson.filter((item) => item.isRight).length / ofLesson.length);
  }
  return { right, total: items.length, score: items.length > 0 ? right / items.length : 0, byLesson };
}
