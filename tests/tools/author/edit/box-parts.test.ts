// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { lossOf } from '../../../../src/tools/author/page/edit/box-parts.ts';

it.each([
  ['option in :::choice', /^Learners who have answered this question are told/],
  ['item in :::sort', /^Learners who have answered this question are told/],
  ['item in :::scenario', /^Learners who have begun this story are told .* and begin it again/],
  ['option in :::reflection', /^Where learners have chosen it, .* no longer shown/],
  ['item in :::slider', /^Where learners have chosen it, .* no longer shown/],
  ['item in :::phrases', /^Where learners have chosen it, .* no longer shown/],
  ['item in :::plan', /^Nothing of what learners have done is lost\.$/],
  ['paragraph in :::scenario', /^Nothing of what learners have done is lost\.$/],
  ['item', /^Nothing of what learners have done is lost\.$/],
])('says what goes with an %s', (kind, said) => {
  expect(lossOf(kind)).toMatch(said);
});
