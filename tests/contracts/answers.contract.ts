import { beforeEach, describe, expect, it } from 'vitest';
import { interaction, passed, saved } from './fixtures.ts';
import type { Session } from './session.ts';

/** Each answer is recorded in the form of its standard. */
export function keepsAnswers({ host, record, commits, relaunch, keepsElements }: Session): void {
  const is2004 = (): boolean => host().edition === '2004';
  describe('answers', () => {
    beforeEach(() => record().open());

    if (keepsElements)
      it('are recorded in the form of the standard', async () => {
        await commits(() => {
          record().answer(interaction('one'));
          record().answer(
            interaction('many.2', {
              response: { type: 'choice', chosen: ['a', 'c', 'c'], right: ['a', 'c'] },
              result: 'correct',
              weighting: 1,
            }),
          );
          record().answer(
            interaction('pairs', {
              response: { type: 'matching', pairs: [['1', 'b'], ['2', 'a']], right: [['1', 'a'], ['2', 'b']] }, // prettier-ignore
              objective: 'isnt',
            }),
          );
          record().answer(
            interaction('scene', {
              response: { type: 'choice', chosen: ['d'], right: [] },
              result: 'neutral',
              latencySeconds: 3725,
            }),
          );
          record().answer(interaction('hidden', { response: { type: 'choice', chosen: [], right: ['a'] } }));
        });
        const wrong = is2004() ? 'incorrect' : 'wrong';
        const [one, many, pairs, scene, hidden] = host().recorded().interactions;
        expect(one).toMatchObject({ id: 'one', type: 'choice', response: 'b', correct: 'a', result: wrong });
        expect(many).toMatchObject({
          id: 'many.2',
          result: 'correct',
          weighting: '1',
          objective: 'definition',
        });
        expect(many).toMatchObject(
          is2004() ? { response: 'a[,]c', correct: 'a[,]c' } : { response: 'a,c', correct: 'a,c' },
        );
        expect(pairs).toMatchObject({ type: 'matching', objective: 'isnt' });
        expect(pairs).toMatchObject(
          is2004()
            ? { response: '1[.]b[,]2[.]a', correct: '1[.]a[,]2[.]b' }
            : { response: '1.b,2.a', correct: '1.a,2.b' },
        );
        expect(scene).toMatchObject({ response: 'd', correct: '', result: 'neutral' });
        expect(scene?.latency).toMatch(is2004() ? /^PT1H2M5S$/ : /^0*1:02:05$/);
        expect(hidden).toMatchObject({ id: 'hidden', response: '', correct: '', result: wrong });
        if (is2004())
          expect(one).toMatchObject({ time: '2026-03-04T05:06:07.00Z', description: 'What is allyship?' });
        else expect(one?.time).toMatch(/^\d\d:06:07$/);
      });

    it('are appended in order, after those of the sessions before', async () => {
      await commits(() => {
        record().answer(interaction('q1'));
        record().answer(interaction('q2'));
        record().save(saved('s'));
      });
      await relaunch();
      await commits(() => record().answer(interaction('q1.2')));
      await commits(() => record().answer(interaction('q2.2')));
      expect(
        host()
          .recorded()
          .interactions.map(({ id }) => id),
      ).toEqual(['q1', 'q2', 'q1.2', 'q2.2']);
    });

    if (keepsElements)
      it('replace the first one if given again in a session', async () => {
        await commits(() => record().answer(interaction('q1')));
        await commits(() => record().answer(interaction('q2')));
        await commits(() =>
          record().answer(
            interaction('q1', {
              response: { type: 'choice', chosen: ['a'], right: ['a'] },
              result: 'correct',
            }),
          ),
        );
        expect(host().recorded().interactions).toMatchObject([
          { id: 'q1', response: 'a', result: 'correct' },
          { id: 'q2' },
        ]);
      });

    if (keepsElements)
      it('beyond the limit of the standard are left out, to keep status and score', async () => {
        for (let index = 0; index < 300; index++) record().answer(interaction(`q${index}`));
        await commits(() => {
          record().report(passed(1));
          record().save(saved('s'));
        });
        record().answer(interaction('one more'));
        record().answer({
          ...interaction('completion.v1.0.0'),
          response: { type: 'fill-in', text: 'Taken.' },
        });
        await record().close('exit');
        expect(host().recorded()).toMatchObject({ completion: 'completed', success: 'passed', score: 1 });
        const { interactions } = host().recorded();
        expect(interactions).toHaveLength(is2004() ? 231 : 302);
        expect(interactions.at(-1)?.id).toBe('completion.v1.0.0');
      });
  });
}
