import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../src/compile/load-course.ts';
import type { LoadedCourse } from '../../src/compile/load-course.ts';
import type { LearningRecord } from '../../src/session/learning-record.ts';
import type { Recorded } from '../hosts/host.ts';
import { Visit } from './course-visit.ts';
import type { Row } from './rows.ts';
import { rows } from './rows.ts';

const inLocale = (locale: string): LoadedCourse =>
  loadCourse(process.cwd(), { file: 'modules/refresher.yaml', locale });
const [en, fr, ar] = ['en', 'fr', 'ar'].map(inLocale) as [LoadedCourse, LoadedCourse, LoadedCourse];
/** The languages of a walk: from its beginning, after the middle of a lesson, and after the middle of the check. */
type Languages = readonly [begun: string, inLesson: string, inCheck: string];

/** Takes the course, killed after the first lesson and resumed, and returns what the LMS has recorded. */
async function walked(
  row: Row,
  languages: Languages,
): Promise<{ readonly held: Recorded; readonly said: string[] }> {
  const host = row.host();
  const said: string[] = [];
  const [lesson = '', check = ''] = en.course.lessons.map(({ id }) => id);
  const launch = async (): Promise<Visit> => {
    const visit = new Visit(en, row.launch(host) as LearningRecord);
    said.push(await visit.open());
    return visit;
  };
  const speak = (visit: Visit, locale: string): void => {
    visit.speak({ en, fr, ar }[locale] ?? en, locale);
  };
  const killed = await launch();
  speak(killed, languages[0]);
  await killed.take(lesson, () => speak(killed, languages[1]));
  await killed.pass();
  host.kill();
  const resumed = await launch();
  speak(resumed, said.at(-1) ?? '');
  await resumed.take(check, () => speak(resumed, languages[2]));
  await resumed.acknowledge();
  await resumed.close();
  expect(host.errors()).toEqual([]);
  return { held: host.recorded(), said };
}

/** The record without the place, which names the language, and without the language and its content in evidence. */
function reportOf({ interactions, ...held }: Recorded): unknown {
  const anonymous = (text: string): string =>
    text.replace(/ \([\w-]+\), content [0-9a-f]+/, '').replace(/content [0-9a-f]{12}/, '');
  return {
    ...held,
    suspendData: '',
    interactions: interactions.map((one) => ({ ...one, response: anonymous(one.response) })),
  };
}

describe('a course taken in several languages', () => {
  it.each(rows.map((row) => [row.record, row.host().name, row] as const))(
    'leaves the same record in %s over %s as in one language',
    async (_record, _host, row) => {
      const alone = await walked(row, ['en', 'en', 'en']);
      const several = await walked(row, ['fr', 'ar', 'fr']);
      expect(several.said).toEqual(['', 'ar']);
      expect(reportOf(several.held)).toEqual(reportOf(alone.held));
      const evidence = several.held.interactions.find(({ id }) => id.startsWith('completion.'));
      expect(evidence?.response).toContain('(fr), content ' + fr.course.digest.slice(0, 12));
    },
  );
});
