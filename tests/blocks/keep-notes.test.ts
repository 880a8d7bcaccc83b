// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { KeepNotes } from '../../src/blocks/keep-notes.ts';
import { PrivateNotes } from '../../src/blocks/private-notes.ts';
import { MemoryStore } from '../session/fakes.ts';

afterEach(() => document.body.replaceChildren());

class SmallStore extends MemoryStore {
  isFull = false;

  override setItem(key: string, value: string): void {
    if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
    super.setItem(key, value);
  }
}

it('says that the device refuses what it has kept until now, or has no room, and offers to delete what it has', async () => {
  document.body.innerHTML = '<p id="announcer"></p>';
  const store = new SmallStore();
  const notes = new PrivateNotes('me', store);
  notes.set('plan', 'first');
  const element = new KeepNotes();
  Object.assign(element, { notes, kept: notes.kept });
  document.body.append(element);
  const root = element.shadowRoot as ShadowRoot;
  // As the block around it does at each change.
  const shown = async (): Promise<readonly (string | undefined)[]> => {
    element.kept = notes.kept;
    await element.updateComplete;
    return ['summary', '.outcome', 'button'].map((each) => root.querySelector(each)?.textContent);
  };
  await element.updateComplete;
  root.querySelector('button')?.click();
  const isKept = [
    'Private answers kept on this device',
    'Your private answers are now kept on this device.',
    'Delete all my private answers',
  ];
  expect(await shown()).toEqual(isKept);

  store.isFull = true;
  notes.set('plan', 'second');
  const refused = expect.stringMatching(/^This browser does not allow.*, or has no room left/);
  expect(await shown()).toEqual([
    'Keep my private answers for next time',
    refused,
    'Delete all my private answers',
  ]);
  expect([root.querySelector('details')?.open, root.querySelector<HTMLElement>('.outcome')?.hidden]).toEqual([
    true,
    false,
  ]);
  await expect.poll(() => document.getElementById('announcer')?.textContent).toEqual(refused);

  store.isFull = false;
  notes.set('plan', 'third');
  expect(await shown()).toEqual(isKept);
});
