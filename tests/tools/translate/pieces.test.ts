import { fc } from '../../properties.ts';
import { describe, expect, it } from 'vitest';
import type { Piece } from '../../../src/compile/translation/pieces.ts';
import {
  markdownPieces,
  messagePieces,
  rawOf,
  sentencesOf,
  withForms,
} from '../../../src/compile/translation/pieces.ts';

/** Marks in double brackets. */
const shown = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : `⟦${piece.raw}⟧`)).join('');

describe('the pieces of Markdown', () => {
  it.each([
    ['Read **this** now', 'Read ⟦**⟧this⟦**⟧ now'],
    ['_Now **they** know._', '⟦_⟧Now ⟦**⟧they⟦**⟧ know.⟦_⟧'],
    ['See [the shop](link:shop).', 'See ⟦[⟧the shop⟦](link:shop)⟧.'],
    ['![A leaf](art:leaf)', '⟦![⟧A leaf⟦](art:leaf)⟧'],
    ['5 \\* 3, `code`, A&nbsp;B', '5 ⟦\\*⟧ 3, ⟦`code`⟧, A⟦&nbsp;⟧B'],
  ])('%s', (raw, pieces) => {
    expect(shown(markdownPieces(raw))).toBe(pieces);
  });

  it('keep how somebody is drawn, where people speak only', () => {
    expect(shown(markdownPieces('**Huw** (sad): ‘No.’', 'spoken'))).toBe('⟦**⟧Huw⟦**⟧⟦ (sad)⟧: ‘No.’');
    expect(shown(markdownPieces('**Huw** (sad): ‘No.’'))).toBe('⟦**⟧Huw⟦**⟧ (sad): ‘No.’');
    const sides = [
      'A swap (Huw, sad): No.',
      'Un échange (Huw, sad) : non.',
      'At first (a day, or two) no: yes',
    ];
    expect(sides.map((side) => shown(markdownPieces(side, 'side')))).toEqual([
      'A swap⟦ (Huw, sad)⟧: No.',
      'Un échange⟦ (Huw, sad)⟧ : non.',
      'At first (a day, or two) no: yes',
    ]);
  });
});

describe('the pieces of a message', () => {
  const message =
    'Of {all, number}: {n, plural, one {# page} other {# pages}}{a}{b, select, true {!} other {}}';

  it('are its words, and what its placeholders are made of', () => {
    expect(shown(messagePieces(message, 'en'))).toBe(
      'Of ⟦{all, number}⟧: ⟦{n, plural, one {⟧⟦#⟧ page⟦} other {⟧⟦#⟧ pages⟦}}⟧⟦{a}⟧⟦{b, select, true {⟧!⟦} other {}}⟧',
    );
  });

  it('have a place for each form of the language', () => {
    expect(withForms('{n, plural, =0 {none} one {# page} other {# pages}} of {all, number}', 'ar')).toBe(
      '{n, plural, =0 {none} zero {# pages} one {# page} two {# pages} few {# pages} many {# pages} other {# pages}} of {all, number}',
    );
    expect(withForms(message, 'en')).toBe(message);
  });
});

describe('sentences', () => {
  const parted = (raw: string): string[] =>
    sentencesOf(markdownPieces(raw), 'en').map(({ pieces }) => rawOf(pieces));

  it.each([
    ['One. Two? Three!', ['One.', 'Two?', 'Three!']],
    ['**One.** Two.', ['**One.**', 'Two.']],
    ['_One. Two._ Three.', ['_One. Two._', 'Three.']],
    ['‘One.’ Two.', ['‘One.’', 'Two.']],
  ])('of %s', (raw, sentences) => {
    expect(parted(raw)).toEqual(sentences);
  });

  it('of a message end outside its forms only', () => {
    const raw = '{n, plural, one {A. B.} other {C. D.}} E. {x} F.';
    expect(sentencesOf(messagePieces(raw, 'en'), 'en').map(({ pieces }) => rawOf(pieces))).toEqual([
      '{n, plural, one {A. B.} other {C. D.}} E.',
      '{x} F.',
    ]);
  });

  it('and the gaps between them are the passage, whatever it is', () => {
    const signs = fc.constantFrom(
      'a',
      'B',
      '. ',
      '? ',
      '*',
      '**',
      '_',
      '[',
      '](link:a)',
      '\\',
      '`',
      '&amp;',
      '\n',
      ' (x)',
      '<',
    );
    fc.assert(
      fc.property(
        fc.array(signs, { maxLength: 20 }),
        fc.constantFrom(undefined, 'spoken', 'side'),
        (parts, who) => {
          const raw = parts.join('');
          const pieces = markdownPieces(raw, who);
          expect(rawOf(pieces)).toBe(raw);
          const sentences = sentencesOf(pieces, 'en');
          expect(sentences.map((one) => rawOf(one.pieces) + one.gap).join('')).toBe(raw);
        },
      ),
    );
  });
});
