import { describe, expect, it } from 'vitest';
import { Scorm12Record } from '../../src/records/scorm12.ts';
import { Scorm2004Record } from '../../src/records/scorm2004.ts';
import type { LearningRecord } from '../../src/session/learning-record.ts';
import type { Objective } from '../../src/course/outcome.ts';
import { outcome, saved } from '../contracts/fixtures.ts';
import { buffered } from '../contracts/buffered.ts';
import { strict12 } from '../hosts/strict12.ts';
import { strict2004 } from '../hosts/strict2004.ts';

const lessons = (count: number): Objective[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `lesson-${index + 1}`,
    description: '',
    status: 'incomplete',
    score: undefined,
  }));

describe.each(['1.2', '2004'] as const)('the objectives of a course of many lessons, SCORM %s', (edition) => {
  const launches = (): {
    readonly launch: (objectives: readonly Objective[]) => Promise<void>;
    readonly ids: () => string[];
    readonly statuses: () => (string | undefined)[];
  } => {
    const host = edition === '1.2' ? strict12() : strict2004();
    const launch = async (objectives: readonly Objective[]): Promise<void> => {
      const api = host.launch();
      const record = buffered<LearningRecord>(
        edition === '1.2' ? new Scorm12Record(api) : new Scorm2004Record(api),
      );
      await record.open();
      record.report(outcome(0, { objectives }));
      record.save(saved(''));
      await record.close('exit');
    };
    const held = (): ReturnType<typeof host.recorded>['objectives'] => host.recorded().objectives;
    return {
      launch,
      ids: () => held().map(({ id }) => id),
      statuses: () => held().map(({ status }) => status),
    };
  };

  it('are added once, however often the course is launched', async () => {
    const { launch, ids } = launches();
    for (let count = 0; count < 3; count++) await launch(lessons(120));
    // SCORM 2004 RTE 4.2.17: an LMS need not take more than 100.
    expect(ids()).toEqual(lessons(edition === '1.2' ? 120 : 100).map(({ id }) => id));
  });

  it.runIf(edition === '1.2')(
    'are added once where there are more than the course reads; those that it read are updated',
    async () => {
      const { launch, ids, statuses } = launches();
      await launch(lessons(310));
      await launch(lessons(310).map((one) => ({ ...one, status: 'completed' })));
      expect(ids()).toHaveLength(310);
      expect(statuses().indexOf('incomplete')).toBe(300);
    },
  );
});
