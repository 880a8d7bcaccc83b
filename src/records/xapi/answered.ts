import type { KeyOption, KeyPart } from '../../course/answer-key.ts';
import type { Interaction } from '../../course/interaction.ts';
import { wordsWithin } from '../../course/sentences.ts';
import { correctPattern, identifier, line, responsePattern, timeInterval } from '../format.ts';
import type { FurtherLanguages, StatementContent } from './statement-draft.ts';

const interactionType = 'http://adlnet.gov/expapi/activities/cmi.interaction';
const lessonType = 'http://adlnet.gov/expapi/activities/lesson';
const progressKey = 'https://w3id.org/xapi/cmi5/result/extensions/progress';
export const descriptionLimit = 500;
/** The name of a question: its first words. Stores list activities by their names, in a line each. */
export const nameFrom = (words: string): string => wordsWithin(line(words, descriptionLimit), 100);

/** Distinguishes one answer from all others. */
export const answerIdentity = ({ id, at }: Pick<Interaction, 'id' | 'at'>): string => `${id} ${at.getTime()}`;

/**
 * An answer as a statement. The patterns of xAPI (1.0.3 part two, section 2.4.4.1, Interaction Activities) are those of
 * SCORM 2004. Anything that the settings withhold is left out.
 */
export function answeredStatement(
  interaction: Interaction,
  language: string,
  further?: FurtherLanguages,
): StatementContent {
  const { response, result, latencySeconds } = interaction;
  const given = responsePattern(response, '2004');
  const right = correctPattern(response, '2004');
  // An acknowledgement's text is never cut.
  const description = line(
    interaction.description,
    response.type === 'fill-in' ? Infinity : descriptionLimit,
  );
  const definition = {
    type: interactionType,
    ...(description !== '' && {
      name: { [language]: nameFrom(description) },
      description: { [language]: description },
    }),
    interactionType: response.type,
    ...choicesOf(interaction, language),
    ...(right === '' ? {} : { correctResponsesPattern: [right] }),
  };
  return {
    verb: 'answered',
    key: answerIdentity(interaction),
    part: {
      path:
        interaction.objective === ''
          ? identifier(interaction.id)
          : `test/${identifier(interaction.objective)}/question/${identifier(interaction.id)}`,
      definition: further?.question(interaction.id, definition) ?? definition,
    },
    result: {
      ...(given === '' ? {} : { response: given }),
      ...(result === 'neutral' ? {} : { success: result === 'correct' }),
      duration: timeInterval(latencySeconds),
    },
  };
}

/** The options, in words (xAPI 1.0.3 part two, section 2.4.4.1, Interaction Components). */
const choicesOf = ({ response, choices = [] }: Interaction, language: string): object =>
  Object.fromEntries(
    Object.entries(componentsOf(response.type, choices)).map(([name, components]) => [
      name,
      components.map(({ id, words }) => ({ id, description: { [language]: line(words, descriptionLimit) } })),
    ]),
  );

export function componentsOf(
  type: string,
  parts: readonly KeyPart[],
): Readonly<Record<string, readonly KeyOption[]>> {
  const options = parts.flatMap((part) => part.options);
  if (options.length === 0) return {};
  if (type === 'choice') return { choices: options };
  // The same letter may mean a different option in each part.
  const target = [...new Set(options.map(({ id }) => id))].map((id) => {
    const words = options.filter((option) => option.id === id).map((option) => option.words);
    return { id, words: [...new Set(words)].join(' / ') };
  });
  return { source: parts, target };
}

/** The statement that a lesson was completed. */
export function lessonStatement(
  id: string,
  title: string,
  language: string,
  further?: FurtherLanguages,
): StatementContent {
  return {
    verb: 'progressed',
    key: `lesson ${id}`,
    part: {
      path: `lesson/${identifier(id)}`,
      definition: {
        type: lessonType,
        name: { [language]: line(title, descriptionLimit), ...further?.lesson(id) },
      },
    },
    result: { completion: true },
  };
}

/** @param percent 1–99: completion is reported by `completed` (cmi5, section 9.5.5.1, Progress). */
export function progressStatement(percent: number): StatementContent {
  return { verb: 'progressed', key: `course ${percent}`, result: { extensions: { [progressKey]: percent } } };
}
