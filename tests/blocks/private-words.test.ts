import { describe, expect, it } from 'vitest';
import { spokenName } from '../../src/blocks/certificate/model.ts';
import { readKept, serializePhrases } from '../../src/blocks/phrases/kept.ts';
import { spoken } from '../../src/blocks/phrases/model.ts';
import { readReflection, serializeReflection } from '../../src/blocks/reflection/model.ts';
import { barLength, compared, typedGuess } from '../../src/blocks/reveal/model.ts';
import { localeWords } from '../../src/compile/locale-words.ts';
import { en } from '../english.ts';
import { mostCharacters, isRoomShort, roomToAnnounce } from '../../src/blocks/room-left.ts';

describe('a learner’s name', () => {
  it.each([
    ['Okafor, Chidi', 'Chidi Okafor'],
    ['  de la Cruz ,  Ana María ', 'Ana María de la Cruz'],
    ['Chidi Okafor', 'Chidi Okafor'],
    ['Smith, John, Jr', 'Smith, John, Jr'],
    ['Smith,', 'Smith,'],
    ['', ''],
  ])('%j is said %j', (given, said) => {
    expect(spokenName(given)).toBe(said);
  });
});

describe('a phrase to copy', () => {
  it.each([
    ['‘What do you mean by that?’', 'What do you mean by that?'],
    ['Check in: ‘Don’t worry. Shall we talk?’', 'Don’t worry. Shall we talk?'],
    ['Dire : « Tu voulais dire… »', 'Tu voulais dire…'],
    ['الإبلاغ: «أريد مشورة.»', 'أريد مشورة.'],
    ['Just listen', 'Just listen'],
    ["Report: 'I think it started with Dev's note.'", "I think it started with Dev's note."],
    ['„Das war Devs Idee.“', 'Das war Devs Idee.'],
    ['»Das war Devs Idee.«', 'Das war Devs Idee.'],
    ['"What do you mean?"', 'What do you mean?'],
    // Words outside the marks, or two quotations: all of it.
    ['Say ‘no’, and don’t explain.', 'Say ‘no’, and don’t explain.'],
    ['‘Could we hear Ada out?’ It’s short.', '‘Could we hear Ada out?’ It’s short.'],
    ['‘Now?’ or ‘Later?’', '‘Now?’ or ‘Later?’'],
  ])('%j is said %j', (phrase, said) => {
    expect(spoken(phrase)).toBe(said);
  });
});

describe('a reflection’s note', () => {
  const shown = { ticks: ['a', 'b', 'c'].map((id) => ({ id, text: `Tick ${id}` })), language: 'en' };

  it('is read as it was written, and is empty if nothing was written', () => {
    const note = { ticks: ['c', 'a'], text: 'שלום <i>👋</i>\n"x"' };
    expect(readReflection(serializeReflection(note, shown), shown)).toEqual({ ...note, ticks: ['a', 'c'] });
    expect(serializeReflection({ ticks: [], text: '' }, shown)).toBe('');
  });

  it.each(['', 'null', '{', '{"ticks":4}', '{"said":{},"in":"en"}'])('is empty where it is %j', (note) => {
    expect(readReflection(note, shown)).toEqual({ ticks: [], text: '' });
  });
});

describe('a guess', () => {
  const model = { id: 'x', question: '', answer: 8.5, min: 0, max: 50, step: 0.5, unit: '%', text: '' };

  it.each([
    [8.5, 'exact'],
    [10, 'close'],
    [6, 'close'],
    [11.5, 'lower'],
    [2, 'higher'],
  ])('of %d finds the figure %s', (guess, where) => {
    expect(compared(guess, model)).toBe(where);
  });

  it.each([
    ['8.5', 8.5],
    [' 12,5 ', 12.5],
    ['0', 0],
    ['', undefined],
    ['51', undefined],
    ['-1', undefined],
    ['some', undefined],
  ])('typed as %j is %s', (typed, guess) => {
    expect(typedGuess(typed, model)).toBe(guess);
  });

  it('is shown with its unit, and its bar is always visible', () => {
    expect(en.reveal.amount(8.5, 'percent')).toBe('8.5%');
    expect(en.reveal.amount(12, 'people')).toBe('12 people');
    expect(en.reveal.amount(3, '')).toBe('3');
    expect(en.reveal.amount(3, 'constructor')).toBe('3 constructor');
    const french = localeWords('.', 'fr').player;
    expect(french.reveal.amount(8.5, 'percent')).toMatch(/^8,5\s%$/);
    expect([0, 25, 80].map((value) => barLength(value, model))).toEqual([1, 50, 100]);
  });
});

describe('the room left', () => {
  it('is announced once at each threshold', () => {
    expect(roomToAnnounce(10, 20)).toBeUndefined();
    expect(roomToAnnounce(mostCharacters - 1001, mostCharacters - 1000)).toBe(1000);
    expect(roomToAnnounce(mostCharacters - 1000, mostCharacters - 999)).toBeUndefined();
    expect(roomToAnnounce(0, mostCharacters)).toBe(0);
    expect(roomToAnnounce(mostCharacters, mostCharacters - 1)).toBeUndefined();
  });

  it('is shown only when it is short', () => {
    expect(isRoomShort(0)).toBe(false);
    expect(isRoomShort(mostCharacters - 1000)).toBe(true);
  });
});

describe('what is kept of phrases', () => {
  it('are read from their note as they were, and leave no note if there are none', () => {
    const kept = [{ phrase: 'Hang on.', own: 'Hang on, “Dev” first.' }];
    expect(readKept(serializePhrases(kept))).toEqual(kept);
    expect(serializePhrases([])).toBe('');
  });

  it.each(['', 'null', '{}', '[', '["x", null, 3, {"phrase": "x"}, {"own": "x"}]'])(
    'is nothing where its note is %s',
    (note) => {
      expect(readKept(note)).toEqual([]);
    },
  );
});
