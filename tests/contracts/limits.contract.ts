import { beforeEach, describe, expect, it } from 'vitest';
import { interaction, outcome, saved } from './fixtures.ts';
import type { Session } from './session.ts';

/** Whatever it is told, a record writes nothing that its standard does not allow. */
export function keepsToTheLimits({ host, record, commits, relaunch, keepsElements }: Session): void {
  const is2004 = (): boolean => host().edition === '2004';
  describe('limits', () => {
    beforeEach(() => record().open());

    if (keepsElements)
      it('cuts words to the length and the characters of their element', async () => {
        const long = '🙂'.repeat(3000);
        const ids = { id: 'an id, with spaces & more '.repeat(20), objective: `é ${'o'.repeat(400)}` };
        await commits(() => {
          record().answer(interaction('x', { ...ids, description: `{lang=xx} ${long}\n\u0000` }));
          record().save(saved('s', long, 1e9));
          record().report(
            outcome(1, { objectives: [{ ...outcome(0).objectives[0]!, id: ids.id, description: long }] }),
          );
        });
        const { location, interactions, objectives, totalTime } = host().recorded();
        expect(location).toBe('🙂'.repeat(is2004() ? 500 : 127));
        expect(interactions[0]?.id).toMatch(/^[\w.-]{250}$/);
        expect(interactions[0]?.objective).toMatch(/^[\w.-]{250}$/);
        expect(objectives[0]?.description.length ?? 0).toBeLessThanOrEqual(250);
        expect(totalTime).toBeGreaterThan(9999 * 3600);
      });

    if (keepsElements)
      it('takes odd numbers and dates without an error', async () => {
        await commits(() => {
          record().answer(
            interaction('x', { at: new Date(Number.NaN), latencySeconds: Number.NaN, weighting: 1 / 3 }),
          );
          record().answer(interaction('y', { at: new Date('1950-01-01'), latencySeconds: -5 }));
          record().report(outcome(1, { best: 2 / 3, progress: 1 / 3 }));
          record().save(saved('s', '', Number.NaN));
        });
        expect(host().recorded()).toMatchObject({ raw: '66.67', totalTime: 0 });
        expect(host().recorded().interactions).toHaveLength(2);
      });

    it('keeps a snapshot as long as it says', async () => {
      const snapshot = 'x'.repeat(record().snapshotLimit);
      await commits(() => record().save(saved(snapshot)));
      expect((await relaunch()).snapshot).toBe(snapshot);
    });
  });
}
