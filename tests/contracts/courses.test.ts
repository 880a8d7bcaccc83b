import { describe, expect, it } from 'vitest';
import { courseFile } from '../../src/compile/build-plan.ts';
import { loadCourses } from '../../src/compile/courses.ts';
import type { LearningRecord } from '../../src/session/learning-record.ts';
import { Visit } from './course-visit.ts';
import type { Row } from './rows.ts';
import { rows } from './rows.ts';

// Other tests walk through the main course, in more ways.
const courses = loadCourses(process.cwd()).filter(({ file }) => file !== courseFile);

describe.each(courses.map((loaded) => [loaded.course.id, loaded] as const))('%s', (_, loaded) => {
  const [first, ...more] = loaded.course.lessons.map(({ id }) => id);
  const { completion, acknowledgement } = loaded.course.rules;

  async function walked(row: Row): Promise<void> {
    const host = row.host();
    const launch = async (): Promise<Visit> => {
      const visit = new Visit(loaded, row.launch(host) as LearningRecord);
      await visit.open();
      return visit;
    };
    const killed = await launch();
    await killed.take(first ?? '');
    host.kill();
    const before = host.recorded();
    const resumed = await launch();
    const last = loaded.course.lessons[0]?.screens.at(-1)?.id;
    expect(resumed.session.progress.place).toMatchObject({ lesson: first, screen: last });
    for (const id of more) await resumed.take(id);
    if (acknowledgement) expect(host.recorded().completion).toBe('incomplete');
    await resumed.acknowledge();
    await resumed.close();

    const { completion: now, success, score, interactions } = host.recorded();
    expect(now).toBe('completed');
    if (more.length > 0) expect(before.completion).toBe('incomplete');
    expect([success, score]).toEqual(
      completion === 'viewed'
        ? [row.keepsElements && host.edition === '1.2' ? success : 'unknown', undefined]
        : ['passed', 1],
    );
    expect(interactions.filter(({ result }) => result === 'correct').length).toBeGreaterThan(2);
    expect(host.errors()).toEqual([]);
  }

  it.each(rows.map((row) => [row.record, row.host().name, row] as const))(
    'is taken, killed, resumed and finished in %s over %s',
    (_record, _host, row) => walked(row),
  );
});
