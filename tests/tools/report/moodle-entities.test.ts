import { describe, expect, it } from 'vitest';
import type { Content } from '../../../src/tools/report/read/model.ts';
import { readExport } from '../../../src/tools/report/read/read-file.ts';
import { Wordings } from '../../../src/tools/report/read/wordings.ts';
import { textBytes } from './exports.ts';
import { ada, header, readAll, table } from './moodle-interactions.ts';

/** As PHP's `htmlspecialchars` with ENT_QUOTES does, which Moodle 5.0dev calls for each cell of its SCORM reports. */
const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#039;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

describe('what Moodle escapes for HTML is shown as it was recorded', () => {
  const words = `I've read the "Code" & keep 1 < 2 > 0 in mind, and what &lt; means.`;

  it('in the report Interactions, with the addresses of learners', async () => {
    const text = `version 2, 2026-11-30 19:20:00+00:00, whole text: content 0123456789ab: ${words}`;
    const [, , ...rest] = ada;
    const row = ["Ada O'Neill", escaped("o'neill@x.org"), ...rest, 'code.v2', escaped(text), '', 'neutral'];
    const columns = [...header, 'Question 0', 'Response 0', 'Right answer 0', 'Result 0'];
    const [reading] = await readAll(table(columns, row));
    const [attempt] = reading?.attempts ?? [];
    expect(attempt?.acknowledgements.map((given) => given.words)).toEqual([words]);
    expect(attempt?.learner).toEqual({ name: "Ada O'Neill", email: "o'neill@x.org" });
  });

  it('in Track details, whose question is then found among those of the page', async () => {
    const [question, option] = ["What isn't allyship?", 'A title'];
    const content: Content = {
      version: '1.0.0',
      digests: ['a'.repeat(64)],
      questions: [{ id: 'q1', words: question, options: [{ id: 'a', words: option }], right: 'a' }],
    };
    const elements = [
      ['id', 'q1.1'],
      ['description', escaped(question)],
      ['learner_response', 'a'],
    ].map(([name, value]) => `cmi.interactions.0.${name},"${value}"\n`);
    const file = {
      name: 'HR-Track details ada.csv',
      bytes: textBytes(`Element,Value\n${elements.join('')}`),
    };
    const [answer] = (await readExport(file)).attempts[0]?.answers ?? [];
    const wording = answer && new Wordings([content]).of(answer, []);
    expect([wording?.question.words, wording?.by]).toEqual([question, 'assumed']);
  });

  it('in the names of activities, above the columns of Activity completion', async () => {
    const columns = ['', 'Email address', escaped('Health & safety'), ''];
    const [reading] = await readAll(table(columns, ['Ada', 'a@x.org', 'Completed', '2026-11-30 19:33:46']));
    expect(reading?.attempts.map(({ activity }) => activity)).toEqual(['Health & safety']);
  });
});
