// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { PrivateNotes } from '../../src/blocks/private-notes.ts';
import type { ReflectionModel } from '../../src/blocks/reflection/model.ts';
import { ReflectionBlock } from '../../src/blocks/reflection/reflection-block.ts';

const model = (...ticks: string[]): ReflectionModel => ({
  id: 'why',
  prompt: 'Why?',
  lines: 2,
  ticks: ticks.map((text, index) => ({ id: 'abcdef'.charAt(index), text })),
});
const boxes = ({ shadowRoot }: ReflectionBlock): HTMLInputElement[] => [
  ...(shadowRoot?.querySelectorAll<HTMLInputElement>('.answer input') ?? []),
];

async function shown(notes: PrivateNotes, given: ReflectionModel, lang = 'en'): Promise<ReflectionBlock> {
  const facts = { language: lang } as ReflectionBlock['facts'];
  const block = Object.assign(new ReflectionBlock(), { model: given, notes, facts });
  document.body.append(block);
  await block.updateComplete;
  return block;
}
const ticked = async (notes: PrivateNotes, given: ReflectionModel, lang?: string): Promise<string[]> => {
  const block = await shown(notes, given, lang);
  return given.ticks.flatMap(({ text }, index) => (boxes(block)[index]?.checked ? [String(text)] : []));
};
/** Notes of somebody who has ticked these, of Fair, Kind and Clever. */
async function notesOf(...wanted: number[]): Promise<PrivateNotes> {
  const notes = new PrivateNotes('tea:1', undefined);
  const block = await shown(notes, model('Fair', 'Kind', 'Clever'));
  for (const index of wanted) {
    boxes(block)[index]?.click();
    await block.updateComplete;
  }
  const own = block.shadowRoot?.querySelector('textarea');
  if (own) Object.assign(own, { value: 'Because.' }).dispatchEvent(new Event('input'));
  return notes;
}

afterEach(() => document.body.replaceChildren());

it('a tick stays with its words if a new version inserts or reorders items', async () => {
  const notes = await notesOf(0, 2);
  expect(await ticked(notes, model('New', 'Fair', 'Kind', 'Clever'))).toEqual(['Fair', 'Clever']);
  expect(await ticked(notes, model('Clever', 'Kind', 'Fair'))).toEqual(['Clever', 'Fair']);
});

it('a tick vanishes with its words, and the written text stays', async () => {
  const notes = await notesOf(0, 1);
  const block = await shown(notes, model('Quick', 'Kind'));
  expect(boxes(block).map(({ checked }) => checked)).toEqual([false, true]);
  expect(block.shadowRoot?.querySelector('textarea')?.value).toBe('Because.');
});

it('a tick is the same in another language', async () => {
  const notes = await notesOf(1);
  const french = model('Juste', 'Gentil', 'Malin');
  expect(await ticked(notes, french, 'fr')).toEqual(['Gentil']);
  const block = await shown(notes, french, 'fr');
  boxes(block)[2]?.click();
  expect(await ticked(notes, french, 'fr')).toEqual(['Gentil', 'Malin']);
  expect(await ticked(notes, model('Fair', 'Kind', 'Clever'))).toEqual(['Kind', 'Clever']);
});

it('a tick is the same while the page goes over to another language, and does not say so yet', async () => {
  document.documentElement.lang = 'en';
  const notes = await notesOf(1);
  expect(await ticked(notes, model('Juste', 'Gentil', 'Malin'), 'fr')).toEqual(['Gentil']);
});

it('a note of an earlier version, which kept the places alone, is read by them', async () => {
  const notes = new PrivateNotes('tea:1', undefined);
  notes.set('why', '{"ticks":"b","text":""}');
  expect(await ticked(notes, model('Fair', 'Kind', 'Clever'))).toEqual(['Kind']);
});
