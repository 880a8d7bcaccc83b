// @vitest-environment jsdom
import { html } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { PhrasesBlock } from '../../src/blocks/phrases/phrases-block.ts';
import { PrivateNotes } from '../../src/blocks/private-notes.ts';
import { SliderBlock } from '../../src/blocks/slider/slider-block.ts';
import type { Rich } from '../../src/course/rich.ts';

afterEach(() => document.body.replaceChildren());

// jsdom has no layout.
Element.prototype.scrollIntoView = () => undefined;

const notes = (earlier: Readonly<Record<string, string>> = {}): PrivateNotes => {
  const all = new PrivateNotes('tea:1', undefined);
  for (const [id, note] of Object.entries(earlier)) all.set(id, note);
  return all;
};

/** A block as a lesson in this language shows it. */
async function shown<Block extends PhrasesBlock | SliderBlock>(
  block: Block,
  given: Pick<Block, 'notes' | 'model'>,
  language: string,
): Promise<ShadowRoot> {
  Object.assign(block, { ...given, facts: { language } });
  document.body.append(block);
  await block.updateComplete;
  return block.shadowRoot as ShadowRoot;
}
const all = (root: ParentNode, selector: string): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(selector),
];
const said = (element: Element | null | undefined): string =>
  element?.textContent.replace(/\s+/g, ' ').trim() ?? '';

describe('a slider', () => {
  const english = ['Not at all', 'A little', 'Very'];
  const french = ['Pas du tout', 'Un peu', 'Très'];
  const slider = (given: PrivateNotes, scale: string[], language: string, id = 'sure'): Promise<ShadowRoot> =>
    shown(new SliderBlock(), { notes: given, model: { id, question: 'How?', scale } }, language);
  const slide = (root: ShadowRoot, to: number): unknown =>
    Object.assign(root.querySelector('input') as HTMLInputElement, { value: String(to) }).dispatchEvent(
      new Event('input'),
    );
  const position = (root: ShadowRoot): [string, string] => {
    const input = root.querySelector('input') as HTMLInputElement;
    expect(said(root.querySelector('output'))).toBe(input.getAttribute('aria-valuetext'));
    return [input.value, said(root.querySelector('output'))];
  };

  it('shows the answer in the language to which the learner changes, and back', async () => {
    const given = notes();
    slide(await slider(given, english, 'en'), 2);
    expect(position(await slider(given, french, 'fr'))).toEqual(['2', 'Très']);
    slide(await slider(given, french, 'fr'), 0);
    expect(position(await slider(given, english, 'en'))).toEqual(['0', 'Not at all']);
  });

  it('stays with its label if a new version moves it', async () => {
    const given = notes();
    slide(await slider(given, english, 'en'), 2);
    expect(position(await slider(given, ['Never', ...english], 'en'))).toEqual(['3', 'Very']);
  });

  it('finds the label that an earlier version noted, and otherwise shows its words', async () => {
    const given = notes({ sure: 'Very' });
    expect(position(await slider(given, english, 'en'))).toEqual(['2', 'Very']);
    const root = await slider(given, french, 'fr');
    expect(position(root)).toEqual(['1', 'Very']);
    expect(root.querySelector('output.unanswered')).toBeNull();
    root.querySelector<HTMLElement>('button.quiet')?.click();
    await expect.poll(() => all(root, 'fieldset input').length).toBe(3);
    expect(all(root, 'fieldset input:checked')).toEqual([]);
  });

  it('leaves the note that an earlier version of the course reads, and believes what that one changes', async () => {
    const given = notes();
    slide(await slider(given, english, 'en'), 2);
    expect(given.get('sure')).toBe('Very');
    given.set('sure', 'Un peu');
    expect(position(await slider(given, french, 'fr'))).toEqual(['1', 'Un peu']);
    expect(position(await slider(given, english, 'en'))).toEqual(['1', 'Un peu']);
  });

  it('shows beside a later one what was chosen, in its language', async () => {
    const given = notes({ old: 'Little' });
    slide(await slider(given, english, 'en'), 1);
    const beside = async (earlier: string): Promise<HTMLElement[]> => {
      const model = { id: 'later', question: 'Now?', scale: french, beside: earlier };
      return all(await shown(new SliderBlock(), { notes: given, model }, 'fr'), 'dd');
    };
    const [before, now] = await beside('sure');
    expect([said(before), said(now)]).toEqual(['A little', 'Not answered yet']);
    expect(before?.querySelector('[lang]')?.getAttribute('lang')).toBe('en');
    expect(said((await beside('old'))[0])).toBe('Little');
    slide(await slider(given, english, 'en', 'later'), 0);
    expect(said((await beside('sure'))[1])).toBe('Pas du tout');
  });
});

describe('phrases', () => {
  const linked = html`See <a>this<span class="visually-hidden"> (new tab)</span></a>`;
  const english = ['‘Wait.’', linked];
  const french = ['« Attendez. »', 'Voyez ceci'];
  const phrases = (given: PrivateNotes, words: readonly Rich[], language: string): Promise<ShadowRoot> =>
    shown(
      new PhrasesBlock(),
      { notes: given, model: { id: 'say', groups: [{ title: 'Then', phrases: words }] } },
      language,
    );
  /** Each phrase, with the learner's own words if it is kept. */
  const kept = (root: ShadowRoot): [string, string?][] =>
    all(root, 'li').map((item) => {
      const isKept = item.querySelector('[aria-pressed=true]') !== null;
      const own = item.querySelector('textarea');
      expect(own !== null).toBe(isKept);
      return own ? [said(item.querySelector('.phrase')), own.value] : [said(item.querySelector('.phrase'))];
    });
  const keep = (root: ShadowRoot, index: number): void => all(root, '[aria-pressed]')[index]?.click();

  it('stay kept in the language to which the learner changes, with the learner’s words', async () => {
    const given = notes();
    const first = await phrases(given, english, 'en');
    keep(first, 0);
    await expect.poll(() => all(first, 'textarea').length).toBe(1);
    const own = first.querySelector('textarea') as HTMLTextAreaElement;
    Object.assign(own, { value: 'Wait, Dev.' }).dispatchEvent(new Event('input'));

    const second = await phrases(given, french, 'fr');
    expect(kept(second)).toEqual([['« Attendez. »', 'Wait, Dev.'], ['Voyez ceci']]);
    const box = second.querySelector('textarea') as HTMLTextAreaElement;
    Object.assign(box, { value: 'Attends, Dev.' }).dispatchEvent(new Event('input'));
    expect(kept(await phrases(given, english, 'en'))[0]).toEqual(['‘Wait.’', 'Attends, Dev.']);
    keep(second, 0);
    await expect.poll(() => kept(second)).toEqual([['« Attendez. »'], ['Voyez ceci']]);
    expect(given.get('say')).toBe('');
  });

  it('that were noted by their words alone are found by them, and are otherwise shown as they were kept', async () => {
    const given = notes({
      say: JSON.stringify([
        { phrase: 'Wait.', own: 'Wait!' },
        { phrase: 'See this (new tab)', own: 'See this' },
      ]),
    });
    expect(kept(await phrases(given, english, 'en'))).toEqual([
      ['‘Wait.’', 'Wait!'],
      ['See this (new tab)', 'See this'],
    ]);
    const root = await phrases(given, french, 'fr');
    const others = [
      ['« Attendez. »'],
      ['Voyez ceci'],
      ['Wait.', 'Wait!'],
      ['See this (new tab)', 'See this'],
    ];
    expect(kept(root)).toEqual(others);
    // A press by mistake can be taken back.
    keep(root, 2);
    await expect.poll(() => kept(root)[2]).toEqual(['Wait.']);
    keep(root, 2);
    await expect.poll(() => kept(root)).toEqual(expect.arrayContaining(others));
  });
});
