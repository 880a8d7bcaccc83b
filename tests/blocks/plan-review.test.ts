// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { readPlan } from '../../src/blocks/plan/plan.ts';
import { PlanBlock } from '../../src/blocks/plan/plan-block.ts';
import { PrivateNotes } from '../../src/blocks/private-notes.ts';

// jsdom has no layout, so nothing is ever seen: the date control comes at once.
vi.mock('../../src/ui/is-shown.ts', () => ({ IsShown: class { readonly value = true; } })); // prettier-ignore

afterEach(() => document.body.replaceChildren());

it('a review in a year of five digits is not taken, and the browser says why', async () => {
  const notes = new PrivateNotes('tea:1', undefined);
  const model = { id: 'plan', focus: [], obstacles: [], boosters: [] };
  const facts = { language: 'en' } as PlanBlock['facts'];
  const block = Object.assign(new PlanBlock(), { model, notes, facts });
  document.body.append(block);
  await block.updateComplete;
  const field = block.shadowRoot?.querySelector('#review') as HTMLInputElement;
  const explained = vi.fn();
  field.addEventListener('invalid', explained);
  const type = async (value: string): Promise<string> => {
    Object.assign(field, { value }).dispatchEvent(new Event('change'));
    await block.updateComplete;
    return readPlan(notes.get('plan')).review;
  };
  expect(await type('2027-03-01')).toBe('2027-03-01');
  expect(explained).not.toHaveBeenCalled();
  expect(await type('12026-01-01')).toBe('2027-03-01');
  expect(explained).toHaveBeenCalledOnce();
  // What the learner typed stays, to be corrected.
  expect(field.value).toBe('12026-01-01');
  expect(await type('')).toBe('');
  expect(explained).toHaveBeenCalledOnce();
});
