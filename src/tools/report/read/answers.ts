import { dateOf, compareDates } from './dates.ts';
import type { Acknowledgement, Answer, Asked, Evidence } from './model.ts';
import { withoutUndefined, textOrUndefined } from './model.ts';

/** An interaction in the terms of either SCORM standard or of xAPI. */
export interface Interaction {
  readonly id: string;
  readonly response: string;
  readonly result: string;
  readonly asked?: Asked;
  readonly when?: string;
}

/** Only the fields that are known. */
export function askedOf(words: string, right: string, options: Asked['options'] = []): Pick<Answer, 'asked'> {
  if (words === '' && right === '' && options.length === 0) return {};
  return {
    asked: withoutUndefined({
      words: textOrUndefined(words),
      right: right === '' ? undefined : responseOf(right),
      options: options.length > 0 ? options : undefined,
    }),
  };
}

/** The response, sorted, in the same notation for all standards: `a,c`, or `1.a,2.b`. */
export function responseOf(text: string): string {
  const parts = text
    .replaceAll('[,]', ',')
    .replaceAll('[.]', '.')
    .split(',')
    .map((part) => part.trim());
  return parts
    .filter((part) => part !== '')
    .sort()
    .join(',');
}

/** By the comparison with the right answer if the export has no result, as Moodle's with that box not ticked. */
const isAnsweredRight = (result: string, response: string, right: string | undefined): boolean | undefined =>
  result === '' && response !== '' && right !== undefined ? response === right : isCorrect(result);

const isCorrect = (result: string): boolean | undefined =>
  result === 'correct' || result === 'true'
    ? true
    : /^(wrong|incorrect|false)$/.test(result)
      ? false
      : undefined;

const isoDate = '\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d[+-]\\d\\d:\\d\\d';
const evidenceLine = /^(?:.*) (?<version>\S+) \((?<language>[^()]+)\), content (?<digest>[0-9a-f]{12,64}): /u;
const openLine = /: not completed yet(?:,|$)/;
const completedLine = new RegExp(`: completed (${isoDate})`);
const passedFact = /, passed (?:again )?\d{4}-/;
const scoreFacts = /, score (\d+)%, pass mark (\d+)%/;
const acknowledgedLine = new RegExp(
  `^version \\S+, (?<when>${isoDate}), whole text: content [0-9a-f]+: (?<words>.*)$`,
  's',
);

/** Parses the line that the course records as the interaction `completion.v<version>`; undefined for any other text. */
export function evidenceOf(text: string): Evidence | undefined {
  const { version, language, digest } = evidenceLine.exec(text)?.groups ?? {};
  if (version === undefined || language === undefined || digest === undefined) return undefined;
  const completedOn = dateOf(completedLine.exec(text)?.[1]);
  const [, score, passMark] = (scoreFacts.exec(text) ?? []).map(Number);
  const isPassed = passedFact.test(text) || (score ?? -1) >= (passMark ?? Infinity);
  const passed = isPassed ? true : undefined;
  const completed = openLine.test(text) ? false : undefined;
  return {
    version,
    language,
    digest,
    text,
    ...withoutUndefined({ completedOn, passMark, passed, completed }),
  };
}

/** The date of the last completion, from the course's own record. */
export const lastCompletion = (evidence: readonly Evidence[]): string | undefined =>
  evidence
    .flatMap(({ completedOn }) => completedOn ?? [])
    .sort(compareDates)
    .at(-1);

/**
 * Whether `<id>.v<version>` is an acknowledgement: a text that begins with its version. Packages of version 1.0 recorded
 * the letter `a`, or nothing if answers were withheld. Otherwise it is a decision in a story, whose scene begins with
 * `v`; statements list its options.
 */
const isAcknowledgement = (id: string, version: string, { response, asked }: Interaction): boolean =>
  /^version \S+, /.test(response) ||
  (id !== 'completion' && /^\d/.test(version) && /^a?$/.test(response) && asked?.options === undefined);

/** An acknowledgement from the record. Packages of version 1.0 recorded its words only as the description. */
function acknowledgementOf(
  id: string,
  version: string,
  { response, asked, when }: Interaction,
): Acknowledgement {
  const said = acknowledgedLine.exec(response)?.groups;
  const words = textOrUndefined(asked?.words ?? said?.['words']);
  return { id, version, ...withoutUndefined({ words, when: dateOf(said?.['when']) ?? when }) };
}

/** Separates answers from evidence and acknowledgements, which are recorded as interactions too. */
export function answersOf(interactions: readonly Interaction[]): {
  answers: Answer[];
  acknowledgements: Acknowledgement[];
  evidence: Evidence[];
} {
  const answers: Answer[] = [];
  const acknowledgements: Acknowledgement[] = [];
  const evidence: Evidence[] = [];
  for (const interaction of interactions) {
    const { id, response, result, asked, when } = interaction;
    const [, fact, version] = /^(.+)\.v([\w.-]+)$/.exec(id) ?? [];
    if (fact !== undefined && version !== undefined) {
      const completion = fact === 'completion' ? evidenceOf(response) : undefined;
      const isAcknowledged = isAcknowledgement(fact, version, interaction);
      if (completion) evidence.push(completion);
      else if (isAcknowledged) acknowledgements.push(acknowledgementOf(fact, version, interaction));
      if (completion || isAcknowledged) continue;
    }
    // The dots in `.v1.0` separate no number of an attempt.
    const [, question = id, check] = fact === undefined ? (/^(.+)\.(\d+)$/.exec(id) ?? []) : [];
    const chosen = responseOf(response);
    answers.push({
      question,
      response: chosen,
      ...withoutUndefined({
        check: check === undefined ? undefined : Number(check),
        correct: isAnsweredRight(result, chosen, asked?.right),
        asked,
        when,
      }),
    });
  }
  return { answers, acknowledgements, evidence };
}
