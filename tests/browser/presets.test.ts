import { en as words, start } from '../english.ts';
import type { Registration } from '../../src/tools/preview/lrs/registration.ts';
import { loadNamed, takeAll } from './any-course.ts';
import type { Held } from './course-variants.ts';
import { recordAtEnd, testVariants } from './course-variants.ts';
import { expect } from './embedded-course.ts';
import { passTime } from './passing-time.ts';

/** Sets of settings that the guide gives to copy, in packages built with them; `strict` with three minutes for its twenty. */
const presets = ['open', 'strict', 'data-minimal'] as const;
const test = testVariants(presets);

/** How it ended, and the line of evidence. */
function endOf(held: Held): { ended: string; line: string; answers: string[] } {
  if ('cmi' in held) {
    const { core, interactions } = held.cmi as Record<string, Record<string, unknown>>;
    const all = Object.values(interactions ?? {}) as Record<string, string>[];
    return {
      ended: String(core?.['lesson_status']),
      line: all.find(({ id }) => id?.startsWith('completion.v'))?.['student_response'] ?? '',
      answers: all.filter(({ correct_responses: right, result }) => right && result !== 'neutral').map((one) => one['student_response'] ?? ''), // prettier-ignore
    };
  }
  // oxlint-disable-next-line no-explicit-any -- statements are read as whatever they are.
  const all = (held as Registration).statements as any[];
  const has = (verb: string): boolean => all.some((one) => one.verb.id.endsWith(`/${verb}`));
  return {
    ended: has('passed') ? 'passed' : has('completed') ? 'completed' : '',
    line: all.findLast(({ object }) => object.id.includes('completion.v'))?.result.response ?? '',
    answers: all.filter(({ verb, result }) => verb.id.endsWith('/answered') && result?.success !== undefined).map(({ result }) => result.response ?? ''), // prettier-ignore
  };
}

for (const preset of presets)
  for (const standard of ['scorm12', 'cmi5'])
    test(`${preset}, ${standard}: what the learner is told, and what the LMS holds`, async ({
      page,
      lms,
      variants,
    }) => {
      const loaded = loadNamed(preset, variants);
      const name = `${preset}-${standard}`;
      const learner = await lms.launch(page, name);
      const { interactions, scenarioChoices } = loaded.course.rules;
      const told = start.privacy(
        interactions,
        loaded.course.acknowledgements.length > 0,
        interactions !== 'none' && !scenarioChoices,
      );
      await expect(learner.view.locator('#privacy')).toHaveText(told);
      expect(told.includes('What you choose appears in no report')).toBe(preset === 'data-minimal');
      await learner.start();
      await takeAll(learner, loaded, { looksOnly: preset === 'open' });
      if (preset === 'strict') {
        // Whoever is quicker than that is told so, and waits for it.
        await expect(
          learner.view.getByText(/^The course counts once you have spent enough time/),
        ).toBeVisible();
        await passTime(learner.view, 180_000);
        await expect(learner.view.locator('#announcer')).toHaveText(words.open.enough);
      }
      await learner.saved();
      await learner.button(/^Exit$/).click();
      const { ended, line, answers } = endOf(await recordAtEnd(lms, name));
      expect(ended).toBe(preset === 'open' ? 'completed' : 'passed');
      expect(line).toMatch(
        preset === 'open'
          ? /: completed \d{4}-[^,]*$/
          : /: completed \d{4}-.*, score 100%, pass mark 80%, attempt 1/,
      );
      expect(answers.length > 0).toBe(preset !== 'open');
      expect(answers.every((answer) => (answer === '') === (preset === 'data-minimal'))).toBe(true);
    });
