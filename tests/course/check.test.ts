import { fc } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import { checkResult, draw, randomFrom, shuffled } from '../../src/course/check.ts';

const pool = ['a', 'b', 'c'].flatMap((lesson) => [1, 2, 3, 4].map((n) => ({ id: `${lesson}${n}`, lesson })));
const settings = { drawPerLesson: 2, shuffleQuestions: true };

describe('a draw', () => {
  it('takes the set number for each lesson, each question once, the same for the same seed', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const items = draw(pool, settings, seed);
        expect(new Set(items).size).toBe(6);
        for (const lesson of ['a', 'b', 'c'])
          expect(items.filter((id) => id.startsWith(lesson))).toHaveLength(2);
        expect(draw(pool, settings, seed)).toEqual(items);
      }),
    );
  });

  it('draws every question sooner or later, and not always in the same order', () => {
    const draws = Array.from({ length: 200 }, (_, seed) => draw(pool, settings, seed));
    expect(new Set(draws.flat()).size).toBe(pool.length);
    expect(new Set(draws.map((items) => items.join())).size).toBeGreaterThan(100);
  });

  it('keeps the order of the pool without shuffling', () => {
    const items = draw(pool, { ...settings, shuffleQuestions: false }, 5);
    expect(items).toEqual(items.toSorted());
  });
});

describe('the random numbers', () => {
  it('are the same everywhere, because a resumed attempt is drawn again from its seed', () => {
    const random = randomFrom(7);
    expect(Array.from({ length: 3 }, () => Math.floor(random() * 1e6))).toEqual([11704, 61958, 976907]);
    expect(draw(pool, settings, 7)).toEqual(['b4', 'c4', 'b1', 'a2', 'a3', 'c3']);
  });
});

describe('shuffling', () => {
  it('loses and adds nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.nat(), (list, seed) => {
        expect(shuffled(list, randomFrom(seed)).toSorted()).toEqual(list.toSorted());
      }),
    );
  });

  it('favours no order', () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 6000; seed++) {
      const order = shuffled(['x', 'y', 'z'], randomFrom(seed)).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(count).toBeGreaterThan(850);
  });
});

describe('the result', () => {
  it('is the share of right answers, in all and by lesson', () => {
    const items = [
      { id: 'a1', lesson: 'a', isRight: true },
      { id: 'a2', lesson: 'a', isRight: false },
      { id: 'b1', lesson: 'b', isRight: true },
      { id: 'b2', lesson: 'b', isRight: true },
    ];
    expect(checkResult(items)).toEqual({
      right: 3,
      total: 4,
      score: 0.75,
      byLesson: new Map([
        ['a', 0.5],
        ['b', 1],
      ]),
    });
    expect(checkResult([]).score).toBe(0);
  });
});
