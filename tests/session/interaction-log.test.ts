import { describe, expect, it } from 'vitest';
import type { Answer, Interaction } from '../../src/course/interaction.ts';
import type { Numbered } from '../../src/session/interaction-log.ts';
import { InteractionLog } from '../../src/session/interaction-log.ts';
import { rules } from '../course/sample-course.ts';
import { FakeTime, MemoryRecord } from './fakes.ts';

const answer: Answer = {
  id: 'q',
  kept: 'a',
  response: { type: 'choice', chosen: ['a'], right: ['b'] },
  result: 'incorrect',
  description: 'What?',
};

/** A log, the clock that it goes by, and what its record was handed. */
function logging(): { log: InteractionLog; time: FakeTime; told: Interaction[] } {
  const time = new FakeTime();
  const record = new MemoryRecord();
  const told: Interaction[] = [];
  record.answer = (interaction) => void told.push(interaction);
  return { log: new InteractionLog(record, time, () => undefined), time, told };
}

describe('an answer in the record', () => {
  it('is complete', () => {
    const { log, time, told } = logging();
    time.at += 2500;
    log.add(rules, 'lesson', answer, 'q.1', 0);
    const { response, result, description } = answer;
    const at = new Date(time.at);
    const expected = { id: 'q.1', response, result, description, objective: 'lesson', weighting: 0, latencySeconds: 2.5, at }; // prettier-ignore
    expect(told).toEqual([expected]);
    expect(log.unconfirmed).toEqual([expected]);
  });

  it('has the text in the first language, whatever language it was given in', () => {
    const { log, told } = logging();
    const parts = [{ id: '', words: '', options: [{ id: 'a', words: 'Tea' }] }];
    const own = [{ id: '', words: '', options: [{ id: 'a', words: 'Thé' }] }];
    log.begin(
      new Map([
        ['q', { words: 'What?', parts }],
        ['story.door', { words: 'At the door', parts }],
      ]),
    );
    log.add(rules, 'lesson', { ...answer, description: 'Quoi ?', choices: own }, 'q.2', 1);
    const scene = { ...answer, id: 'story', scene: 'door', description: 'À la porte' };
    log.add(rules, 'lesson', scene, 'story.door', 0);
    log.add(rules, 'lesson', { ...answer, id: 'new', description: 'Autre', choices: own }, 'new', 0);
    expect(told.map(({ description, choices }) => [description, choices])).toEqual([
      ['What?', parts],
      ['At the door', undefined],
      ['Autre', own],
    ]);
  });

  it('contains only whether it was right, if the settings say so', () => {
    const { log, told } = logging();
    const outcome = { ...rules, interactions: 'outcome' } as const;
    log.add(outcome, 'lesson', answer, 'q', 0);
    const pairs = [['1', 'a']] as const;
    log.add(outcome, 'lesson', { ...answer, response: { type: 'matching', pairs, right: pairs } }, 'm', 0);
    const choices = [{ id: '', words: '', options: [{ id: 'a', words: 'Tea' }] }];
    const text = { type: 'fill-in', text: '1 of 2' } as const;
    log.add(outcome, 'lesson', { ...answer, choices, response: text }, 't', 0);
    expect(told.map(({ response }) => response)).toEqual([
      { type: 'choice', chosen: [], right: [] },
      { type: 'matching', pairs: [], right: [] },
      text,
    ]);
    expect(told.map(({ choices: told }) => told)).toEqual([undefined, undefined, undefined]);
  });

  it('is left out if the settings say so, and the next latency is measured from it anyway', () => {
    const { log, time, told } = logging();
    time.at += 3000;
    log.add({ ...rules, interactions: 'none' }, 'lesson', answer, 'q', 0);
    expect(log.unconfirmed).toEqual([]);
    time.at += 1000;
    log.add(rules, 'lesson', answer, 'next', 0);
    expect(told).toMatchObject([{ id: 'next', latencySeconds: 1 }]);
  });

  it('belongs to a scenario only if it has a scene', () => {
    const { log, told } = logging();
    const silent = { ...rules, scenarioChoices: false };
    log.add(silent, 'lesson', answer, 'plain', 0);
    log.add(silent, 'lesson', { ...answer, scene: 'scene' }, 'scene', 0);
    log.add(rules, 'lesson', { ...answer, scene: 'scene' }, 'told', 0);
    expect(told.map(({ id }) => id)).toEqual(['plain', 'told']);
  });
});

describe('the latency', () => {
  it('counts from when the screen was shown, and from the previous answer', () => {
    const { log, time, told } = logging();
    time.at += 9000;
    log.begin();
    time.at += 2000;
    log.add(rules, 'lesson', answer, 'one', 0);
    time.at += 4000;
    log.add(rules, 'lesson', answer, 'two', 0);
    expect(told.map(({ latencySeconds }) => latencySeconds)).toEqual([2, 4]);
  });

  it.each([-3_600_000, 86_400_000])(
    'is the time that passed, even if the computer’s clock is changed by %d ms',
    (set) => {
      const { log, time, told } = logging();
      time.at += 4000;
      time.off += set;
      log.add(rules, 'lesson', answer, 'q', 0);
      expect(told[0]).toMatchObject({ latencySeconds: 4, at: new Date(time.now()) });
    },
  );

  it('of a question of the check is taken when it is answered, and recorded with the submitted attempt', () => {
    const { log, time, told } = logging();
    time.at += 7000;
    log.noteLatency('q');
    time.at += 60_000;
    log.add(rules, 'lesson', answer, 'q.1', 1);
    // Answered in an earlier session, or not at all: nobody knows.
    time.at += 5000;
    log.add(rules, 'lesson', answer, 'q.2', 1);
    expect(told.map(({ latencySeconds }) => latencySeconds)).toEqual([7, 0]);
  });
});

describe('the unconfirmed answers', () => {
  it('lose the oldest as the record confirms them, and include what an earlier launch left', () => {
    const { log, told } = logging();
    for (const id of ['a', 'b', 'c']) log.add(rules, 'lesson', answer, id, 0);
    const ids = (): string[] => log.unconfirmed.map(({ id }) => id);
    log.confirm(2);
    expect(ids()).toEqual(['c']);
    log.addAgain(told.slice(0, 1));
    expect(ids()).toEqual(['c', 'a']);
    expect(told.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'a']);
  });
});

describe('the number of an answer', () => {
  function numbered(hasNumbers: boolean): { log: InteractionLog; told: Numbered[]; next: MemoryRecord } {
    const told: Numbered[] = [];
    const [record, next] = [new MemoryRecord(), new MemoryRecord()];
    for (const one of [record, next]) one.hasNumbers = hasNumbers;
    const log = new InteractionLog(record, new FakeTime(), (one) => told.push(one));
    for (const id of ['a', 'b']) log.add(rules, 'lesson', answer, id, 0);
    return { log, told, next };
  }
  const brief = (list: readonly Numbered[]): [number, string][] =>
    list.map(({ number, interaction }) => [number, interaction.id]);

  it('is announced, and kept with it', () => {
    const { log, told } = numbered(true);
    expect(brief(told)).toEqual([[0, 'a'], [1, 'b']]); // prettier-ignore
    expect(brief(log.numbered)).toEqual(brief(told));
  });

  it('is absent if the record gives none', () => {
    const { log, told } = numbered(false);
    expect([told, log.numbered]).toEqual([[], []]);
  });

  it('is new in another record; what an earlier launch left stays with the previous record', () => {
    const { log, told, next } = numbered(true);
    log.addAgain([{ ...(log.unconfirmed[0] as Interaction), id: 'earlier' }]);
    expect(brief(told).at(-1)).toEqual([2, 'earlier']);
    log.moveTo(next);
    log.addGiven(0);
    expect(brief(log.numbered)).toEqual([[0, 'a'], [1, 'b']]); // prettier-ignore
    expect(log.unconfirmed.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
