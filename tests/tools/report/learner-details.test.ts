// @vitest-environment jsdom
import { render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { learnerDetails } from '../../../src/tools/report/page/learner-details.ts';
import type { Attempt, Evidence } from '../../../src/tools/report/read/model.ts';
import { mergeRecords } from '../../../src/tools/report/read/records.ts';
import { Wordings } from '../../../src/tools/report/read/wordings.ts';
import { options } from './exports.ts';

const [english, french, older] = ['a', 'b', 'c'].map((letter) => letter.repeat(64));

beforeEach(() => vi.stubGlobal('COURSE', { version: '1.0.0', digests: [english, french], questions: [] }));
afterEach(() => vi.unstubAllGlobals());

it.each([
  ['in the first language', english, /^… This is the content that this page was built from\.$/],
  ['in another language', french, /^… This is the content that this page was built from\.$/],
  ['before a change', older, /^… The content differs from that of 1\.0\.0 as this page was built/],
])('says of whoever took the course %s whether it is the page’s content', async (_, digest, note) => {
  const evidence: Evidence = {
    version: '1.0.0',
    digest: digest?.slice(0, 12) ?? '',
    language: 'x',
    text: '…',
  };
  const attempt: Attempt = {
    learner: { name: 'Zoé' },
    activity: 'c',
    attempt: 1,
    acknowledgements: [],
    evidence: [evidence],
    answers: [],
    from: { file: 'f' },
  };
  const { records } = await mergeRecords([attempt], options);
  const [record] = records;
  if (record) render(learnerDetails(record, new Wordings([])), document.body);
  expect(document.querySelector('p')?.textContent).toMatch(note);
});
