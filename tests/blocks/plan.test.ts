import { describe, expect, it } from 'vitest';
import type { PlanModel } from '../../src/blocks/plan/model.ts';
import type { Plan } from '../../src/blocks/plan/plan.ts';
import {
  clause,
  clauseAfter,
  emptyPlan,
  isEmpty,
  emptyRequiredFields,
  pickedWords,
  readPlan,
  serializePlan,
} from '../../src/blocks/plan/plan.ts';
import { details, planEvents, planText, sentence } from '../../src/blocks/plan/plan-words.ts';

const model: PlanModel = {
  id: 'my-plan',
  focus: ['Listen'],
  obstacles: ['I forget'],
  boosters: [
    { day: 7, title: 'How did it go?', text: 'One.\n\nTwo.' },
    { day: 30, title: 'What has stayed?', text: 'Three.' },
  ],
};
const plan: Plan = {
  focus: { pick: 'Listen', own: 'left over' },
  cue: 'an idea comes up twice. ',
  action: 'say whose it was…',
  obstacle: { pick: 'own', own: ' I <b>freeze</b> 🙈 ' },
  backup: 'send a message',
  review: '2026-03-10',
  key: 'k1',
};

describe('a plan', () => {
  it('comes back from its note as it was', () => {
    expect(readPlan(serializePlan(plan))).toEqual(plan);
  });

  it.each(['', 'null', '[]', '{', '"x"', '{"cue":3,"focus":[],"review":"soon"}'])(
    'is empty where its note is %s',
    (note) => {
      expect(readPlan(note)).toEqual(emptyPlan);
      expect(isEmpty(readPlan(note))).toBe(true);
    },
  );

  it('needs both halves and nothing else', () => {
    expect(emptyRequiredFields(emptyPlan)).toEqual(['cue', 'action']);
    expect(emptyRequiredFields({ ...emptyPlan, cue: ' \n', action: 'x' })).toEqual(['cue']);
    expect(emptyRequiredFields({ ...emptyPlan, cue: 'x', action: 'x' })).toEqual([]);
  });

  it('is not empty with only a date, and is empty with only open choices', () => {
    expect(isEmpty({ ...emptyPlan, review: '2026-01-01' })).toBe(false);
    expect(isEmpty({ ...emptyPlan, focus: { pick: 'open', own: 'left over' } })).toBe(true);
  });

  it('takes the learner’s words only where those are picked', () => {
    expect(pickedWords(plan.focus)).toBe('Listen');
    expect(pickedWords(plan.obstacle)).toBe('I <b>freeze</b> 🙈');
  });
});

describe('the plan in words', () => {
  it('is one sentence with one full stop', () => {
    expect(sentence(plan)).toBe('If an idea comes up twice, then I will say whose it was.');
    expect(sentence(emptyPlan)).toBe('If …, then I will ….');
    expect(sentence({ ...plan, action: 'I will say whose it was' })).toBe(sentence(plan));
    expect(sentence({ ...plan, action: 'i will Will' })).toContain('then I will Will.');
    expect(clauseAfter(', alors je vais', 'Je vais dire de qui elle est.')).toBe('dire de qui elle est');
    expect(clauseAfter('، فسوف', 'فسوف أقول')).toBe('أقول');
    expect(clauseAfter(', then I will', 'I willingly listen')).toBe('I willingly listen');
    expect(clause('Really?')).toBe('Really?');
    expect(clause('إذا قاطع أحدهم زميلتي،')).toBe('إذا قاطع أحدهم زميلتي');
  });

  it('contains only what was filled in', () => {
    expect(details({ ...emptyPlan, backup: 'wait' }, String)).toEqual([
      ['If it gets difficult, I will', 'wait'],
    ]);
    expect(details(plan, String)).toContainEqual(['If so, I will', 'send a message']);
    expect(details(plan, () => 'ten March').at(-1)).toEqual(['Look back on', 'ten March']);
  });

  it('is copied as lines of plain text', () => {
    expect(planText(plan, String)).toBe(
      [
        'Your plan',
        '',
        'If an idea comes up twice, then I will say whose it was.',
        '',
        'Focus: Listen',
        '',
        'In the way: I <b>freeze</b> 🙈',
        '',
        'If so, I will: send a message',
        '',
        'Look back on: 2026-03-10',
      ].join('\n'),
    );
  });
});

describe('the plan’s calendar', () => {
  const now = new Date(2026, 2, 1, 9);

  it('contains the review and the reminders, counted from today', () => {
    expect(planEvents(model, plan, now).map(({ uid, day }) => [uid, day])).toEqual([
      ['my-plan-review-k1@course', '2026-03-10'],
      ['my-plan-day-7-k1@course', '2026-03-08'],
      ['my-plan-day-30-k1@course', '2026-03-31'],
    ]);
  });

  it('contains the same review if the plan is shown again', () => {
    const back = { id: 'your-plan', of: model.id, focus: [], obstacles: [], boosters: [] };
    expect(planEvents(back, plan, now).map(({ uid }) => uid)).toEqual(['my-plan-review-k1@course']);
  });

  it('contains no review without a date', () => {
    const events = planEvents(model, { ...plan, review: '' }, now);
    expect(events.map(({ summary }) => summary)).toEqual(['How did it go?', 'What has stayed?']);
    expect(events[0]?.description).toContain('One.\n\nTwo.');
  });
});
