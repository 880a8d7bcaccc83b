// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { emptyPlan, readPlan, serializePlan } from '../../src/blocks/plan/plan.ts';
import { PrivateNotes } from '../../src/blocks/private-notes.ts';
import { RevisitBlock } from '../../src/blocks/revisit/revisit-block.ts';

async function shown(notes: PrivateNotes): Promise<{ block: RevisitBlock; root: ShadowRoot }> {
  const block = new RevisitBlock();
  const facts = { language: 'en-GB' } as RevisitBlock['facts'];
  Object.assign(block, { model: { id: 'mine', prompt: 'Still good?', plan: 'my-plan' }, notes, facts });
  document.body.append(block);
  await block.updateComplete;
  return { block, root: block.shadowRoot! };
}

const plan = {
  ...emptyPlan,
  cue: 'two people talk at once',
  action: 'stop',
  backup: 'write to them',
  key: 'k',
};

it('shows the plan that the other course kept on this device, and changes it there', async () => {
  const kept = new PrivateNotes('tea:1', localStorage);
  kept.keep();
  kept.set('my-plan', serializePlan(plan));
  const { block, root } = await shown(new PrivateNotes('tea:1', localStorage));
  expect(root.querySelector('.sheet')?.textContent.replace(/\s+/g, ' ')).toContain(
    'If two people talk at once, then I will stop.',
  );
  const cue = root.querySelector<HTMLTextAreaElement>('#cue')!;
  expect(cue.value).toBe('two people talk at once');
  cue.value = 'somebody dials in';
  cue.dispatchEvent(new Event('input'));
  await block.updateComplete;
  expect(root.querySelector('.sheet')?.textContent).toContain('somebody dials in');
  const now = new PrivateNotes('tea:1', localStorage).get('my-plan');
  expect(readPlan(now)).toEqual({ ...plan, cue: 'somebody dials in' });
});

it('asks for the plan from memory if none is kept, and keeps nothing on the device unasked', async () => {
  localStorage.clear();
  const { root } = await shown(new PrivateNotes('tea:2', localStorage));
  expect(root.textContent).toContain('write down what you remember');
  const action = root.querySelector<HTMLTextAreaElement>('#action')!;
  action.value = 'say hello';
  action.dispatchEvent(new Event('input'));
  expect(localStorage).toHaveLength(0);
});
