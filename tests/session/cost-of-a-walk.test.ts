import { expect, it } from 'vitest';
import type { Answer } from '../../src/course/interaction.ts';
import { loadCourse } from '../../src/compile/load-course.ts';
import { isCheck } from '../../src/course/course.ts';
import { Scorm12Record } from '../../src/records/scorm12.ts';
import { Scorm2004Record } from '../../src/records/scorm2004.ts';
import { Session } from '../../src/session/session.ts';
import { strict12 } from '../hosts/strict12.ts';
import { strict2004 } from '../hosts/strict2004.ts';
import { FakeTime, settle, environment } from './fakes.ts';
import { answerCheck, beginCheck, submitCheck } from './check-events.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';

const { course } = loadCourse(process.cwd());
const questions = 10;

const answerTo = (id: string): Answer => ({
  id,
  kept: 'a',
  response: { type: 'choice', chosen: ['a'], right: ['a'] },
  result: 'correct',
  description: `What of ${id}?`,
});

/** Every screen of the real course, every practice answer, and the check passed at once; as long at each. */
async function cost(edition: '1.2' | '2004', seconds: number): Promise<{ commits: number; calls: number }> {
  const host = edition === '1.2' ? strict12() : strict2004();
  const time = new FakeTime();
  const api = host.launch();
  const record = edition === '1.2' ? new Scorm12Record(api) : new Scorm2004Record(api);
  const session = new Session(record, course.id, environment(time));
  const linger = (): Promise<void> => time.pass(seconds * 1000);
  await session.open();
  await settle();
  session.begin(new LaunchProgress(course));
  const [check] = course.lessons.filter(isCheck);
  for (const { id: lesson, screens } of course.lessons.filter((one) => one !== check)) {
    for (const { id: screen, activities } of screens) {
      session.arrive({ lesson, screen });
      await linger();
      for (const { id } of activities) {
        session.answer(lesson, answerTo(id));
        await linger();
      }
    }
  }
  const [first, ...others] = check?.screens ?? [];
  const place = { lesson: check?.id ?? '', screen: first?.id ?? '' };
  const items = first?.activities.slice(0, questions).map(({ id }) => id) ?? [];
  session.arrive(place);
  await linger();
  beginCheck(session, 1, items);
  for (const [step, id] of [...items, ''].entries()) {
    session.arrive({ ...place, step });
    if (id !== '') answerCheck(session, id, 'a');
    await linger();
  }
  const answers = items.map((id) => ({ ...answerTo(id), lesson: course.lessons[0]?.id ?? '' }));
  submitCheck(session, { right: 10, total: 10, score: 1, byLesson: new Map() }, answers);
  session.arrive({ ...place, step: 0 });
  await linger();
  for (const { id: screen } of others) {
    session.arrive({ ...place, screen });
    await linger();
  }
  const closing = session.close('exit');
  await time.pass(1000);
  await closing;
  expect(host.errors()).toEqual([]);
  const calls = host.calls();
  return {
    commits: calls.get(edition === '1.2' ? 'LMSCommit' : 'Commit') ?? 0,
    calls: [...calls.values()].reduce((sum, count) => sum + count, 0),
  };
}

it.each(
  (['1.2', '2004'] as const).flatMap((edition) => [1, 5, 11, 30, 300].map((at) => [edition, at] as const)),
)(
  'a whole walk in SCORM %s, %d seconds a screen, costs at most 90 commits and 700 calls',
  async (edition, at) => {
    const { commits, calls } = await cost(edition, at);
    expect(commits).toBeLessThanOrEqual(90);
    expect(calls).toBeLessThanOrEqual(700);
  },
);
