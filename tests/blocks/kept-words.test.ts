import { describe, expect, it } from 'vitest';
import { builderFingerprint, builderKey } from '../../src/blocks/builder/model.ts';
import { choiceFingerprint, choiceKey } from '../../src/blocks/choice/model.ts';
import { readReflection, serializeReflection } from '../../src/blocks/reflection/model.ts';
import { scenarioFingerprint, scenarioKey } from '../../src/blocks/scenario/model.ts';
import { sortFingerprint, sortKey } from '../../src/blocks/sort/model.ts';

const text = { strings: ['Ask her<br>what <em>she</em> needs'] };
const spaced = 'Ask her what she needs';
const option = { id: 'a', text, right: true, feedback: '' };
const choice = { id: 'q', type: 'choice' as const, stem: text, options: [option] };
const builder = { id: 'q', prompt: text, slots: [{ id: '1', label: 'One', options: [option] }] };
const sort = {
  id: 'q',
  prompt: text,
  categories: [{ id: 'a', label: 'A' }],
  statements: [{ id: '1', text, category: 'a', feedback: '' }],
};
const scenario = {
  id: 'q',
  intro: '',
  summary: '',
  scenes: [{ id: 's', title: 'S', text: '', choices: [{ id: 'a', text, to: 's' }] }],
};

describe('words with a line break', () => {
  it('have a space in the record', () => {
    const keys = [choiceKey(choice), builderKey(builder), sortKey(sort)].flat();
    expect(keys.map(({ words }) => words)).toEqual([spaced, spaced, spaced]);
    expect(keys[0]?.parts[0]?.options[0]?.words).toBe(spaced);
    expect(keys[1]?.parts[0]?.options[0]?.words).toBe(spaced);
    expect(keys[2]?.parts[0]?.words).toBe(spaced);
    expect(scenarioKey(scenario)[0]?.parts[0]?.options[0]?.words).toBe(spaced);
  });

  // Answers kept with another fingerprint are set aside, so these values must stay.
  it('leave the fingerprints as they were', () => {
    expect(choiceFingerprint(choice)).toBe('1zikg');
    expect(builderFingerprint(builder)).toBe('15eda');
    expect(sortFingerprint(sort)).toBe('9043e');
    expect(scenarioFingerprint(scenario)).toBe('1p32x');
  });

  it('are found again in a reflection’s earlier note', () => {
    const shown = { ticks: [{ id: 'a', text }], language: 'en' };
    const earlier = '{"ticks":"a","text":"","said":["Ask herwhat she needs"],"in":"en"}';
    expect(readReflection(earlier, shown).ticks).toEqual(['a']);
    expect(serializeReflection({ ticks: ['a'], text: '' }, shown)).toBe(earlier);
  });
});
