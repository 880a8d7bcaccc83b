import { builderKey } from '../../../blocks/builder/model.ts';
import { checkKey } from '../../../blocks/check/model.ts';
import { choiceKey } from '../../../blocks/choice/model.ts';
import { scenarioKey } from '../../../blocks/scenario/model.ts';
import { sortKey } from '../../../blocks/sort/model.ts';
import type { KeyQuestion } from '../../../course/answer-key.ts';
import type { ReleasedContent } from '../../../package/content-page.ts';
import type { Content, Question, Reading } from './model.ts';
import { Unreadable } from './tables.ts';

/** Block name → its questions, from the models that a release keeps. */
const keys: Readonly<Record<string, (model: never) => readonly KeyQuestion[]>> = {
  choice: choiceKey,
  multi: choiceKey,
  check: checkKey,
  sort: sortKey,
  builder: builderKey,
  scenario: scenarioKey,
};

/** Whether the JSON is the content of a release: `content-<version>-<digest>.json`. */
export function isReleasedContent(json: unknown): json is ReleasedContent {
  const { version, digest, languages } = Object(json) as Record<string, unknown>;
  return typeof version === 'string' && typeof digest === 'string' && typeof languages === 'object';
}

/**
 * Reads the questions of a release, in each of its languages. Those of the first apply to every language; those of the
 * others, to packages of that language alone.
 *
 * @throws Unreadable if a part is missing
 */
export function readContent({ version, languages }: ReleasedContent): Reading {
  try {
    const all = Object.values(languages);
    const contents = all.map(({ digest, content }, index): Content => {
      const parts = content.lessons.flatMap(({ screens }) => screens.flatMap((screen) => screen.parts));
      const questions = parts.flatMap((part) =>
        typeof part === 'string' ? [] : (keys[part.block]?.(part.holds as never) ?? []).map(questionFrom),
      );
      const testOuts = content.lessons.filter(
        ({ kind, screens }) =>
          kind === 'lesson' &&
          screens.some(({ parts }) =>
            parts.some((part) => typeof part !== 'string' && part.block === 'check'),
          ),
      );
      questions.push(...testOuts.map(testOutQuestion));
      return { version, digests: index === 0 ? all.map((one) => one.digest) : [digest], questions };
    });
    return { kind: 'Content of a release', attempts: [], problems: [], contents };
  } catch {
    throw new Unreadable('This content of a release is damaged: take it from the release again.');
  }
}

/** The interaction that says whether a lesson's test-out was passed. */
export const testOutQuestion = ({
  id,
  title,
}: {
  readonly id: string;
  readonly title: string;
}): Question => ({
  id: `${id}.test-out`,
  words: `Test-out of “${title}”`,
  options: [
    { id: 'a', words: 'passed' },
    { id: 'b', words: 'not passed' },
  ],
  right: 'a',
});

export function questionFrom({ id, words, parts, right }: KeyQuestion): Question {
  const inParts = parts.length !== 1 || parts[0]?.id !== '';
  const options = parts.flatMap((part) =>
    part.options.map((option) => ({
      id: inParts ? `${part.id}.${option.id}` : option.id,
      words: inParts ? `${part.words} → ${option.words}` : option.words,
    })),
  );
  const rights =
    right.type === 'matching' ? right.right.map(([part, option]) => `${part}.${option}`) : right.right;
  return { id, words, options, right: [...rights].sort().join(',') };
}
