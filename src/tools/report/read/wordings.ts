import type { Answer, Asked, Content, Evidence, Question } from './model.ts';

/** The words of a question as a learner saw it, and how they are known. */
export interface Wording {
  /** The same object for the same words, options and right answer. */
  readonly question: Question;
  /**
   * `export`: the export has the words. `version`: the learner's evidence names the version, whose words are loaded.
   * `assumed`: the version is unknown. `unknown`: the version is not loaded, or no loaded question fits.
   */
  readonly by: 'export' | 'version' | 'assumed' | 'unknown';
  /** The version of the words, or the possible ones; empty if unknown. */
  readonly versions: readonly string[];
}

interface Known {
  readonly version: string;
  readonly digests: readonly string[];
  readonly questions: ReadonlyMap<string, Question>;
}

interface Taken {
  readonly versions: readonly string[];
  /** For each version the contents with its digest; empty if none is loaded. */
  readonly contents: readonly (readonly Known[])[];
}

/** Finds the words of questions: first the export's own, then those of the version that the learner took. */
export class Wordings {
  readonly #contents: readonly Known[];
  readonly #same = new Map<string, Question>();
  readonly #ofEvidence = new WeakMap<readonly Evidence[], Taken>();

  /** @param contents the first is used if the version is unknown */
  constructor(contents: readonly Content[]) {
    this.#contents = contents.map(({ version, digests, questions }) => ({
      version,
      digests,
      questions: new Map(questions.map((question) => [question.id, this.#one(question)])),
    }));
  }

  /** @param evidence the evidence of the answer's attempt */
  of({ question: id, asked }: Answer, evidence: readonly Evidence[]): Wording {
    const { versions, contents } = this.#taken(evidence);
    // Versions that are not loaded stay possible.
    const taken = contents
      .map((here, at) => ({
        version: versions[at] ?? '',
        isHere: here.length > 0,
        question: here
          .flatMap(({ questions }) => questionIn(questions, id) ?? [])
          .find((question) => fits(asked, question)),
      }))
      .filter(({ question, isHere }) => question !== undefined || !isHere);
    const [one] = taken;
    if (one?.question && taken.every(({ question }) => question === one.question))
      return { question: one.question, by: isWhole(asked) ? 'export' : 'version', versions };
    const assumed = versions.length === 0 ? this.#fitting(id, asked) : undefined;
    if (assumed)
      return isWhole(asked)
        ? { question: assumed.question, by: 'export', versions: [] }
        : { question: assumed.question, by: 'assumed', versions: [assumed.version] };
    const { words = '', options = [], right = '' } = asked ?? {};
    if (words !== '') return { question: this.#one({ id, words, options, right }), by: 'export', versions };
    const possible = taken.map(({ version }) => version);
    return {
      question: this.#one({ id, words, options, right }, possible),
      by: 'unknown',
      versions: possible,
    };
  }

  /** Whether any loaded version has the question. */
  has(question: string): boolean {
    return this.#contents.some(({ questions }) => questionIn(questions, question) !== undefined);
  }

  /** The versions in the evidence, each with its contents that are loaded. */
  #taken(evidence: readonly Evidence[]): Taken {
    const known = this.#ofEvidence.get(evidence);
    if (known) return known;
    const taken = {
      versions: evidence.map(({ version }) => version),
      contents: evidence.map((one) =>
        this.#contents.filter(({ digests }) => digests.some((digest) => digest.startsWith(one.digest))),
      ),
    };
    this.#ofEvidence.set(evidence, taken);
    return taken;
  }

  #fitting(id: string, asked: Asked | undefined): { question: Question; version: string } | undefined {
    // With words, any version may fit; without words, only the first is tried.
    const candidates = asked?.words === undefined ? this.#contents.slice(0, 1) : this.#contents;
    for (const { version, questions } of candidates) {
      const question = questionIn(questions, id);
      if (question && fits(asked, question)) return { question, version };
    }
    return undefined;
  }

  #one(question: Question, versions: readonly string[] = []): Question {
    const { id, words, options, right } = question;
    const key = JSON.stringify([id, words, right, options, versions]);
    const known = this.#same.get(key);
    if (known) return known;
    this.#same.set(key, question);
    return question;
  }
}

/** @param id of an answer: that of a question in a test-out has an ending */
const questionIn = (questions: Known['questions'], id: string): Question | undefined =>
  questions.get(id) ?? questions.get(id.replace(/\.test-out$/, ''));

const isWhole = (asked: Asked | undefined): boolean =>
  asked?.words !== undefined && asked.options !== undefined;

/** Whether everything that an export says about a question is true of this one. */
function fits(asked: Asked | undefined, { words, options, right }: Question): boolean {
  if (asked === undefined) return true;
  const isChoice = options.every(({ id }) => !id.includes('.'));
  return (
    (asked.words === undefined || isSaid(asked.words, words)) &&
    (asked.right === undefined || asked.right === right) &&
    (asked.options === undefined ||
      ((!isChoice || asked.options.length === options.length) &&
        options.every(({ id, words: own }) =>
          asked.options?.some((said) => said.id === id && isOption(said.words, own)),
        )))
  );
}

const spaces = /[\p{Cc}\p{Z}\s]+/gu;

/**
 * Records cut words at 250 or 500 characters (`records/format.ts`). Spaces do not count: records of earlier packages
 * have none at a line break.
 */
function isSaid(said: string, own: string): boolean {
  if (said === own) return true;
  const [one, other] = [said, own].map((words) => words.replaceAll(spaces, '')) as [string, string];
  return one === other || (said.replaceAll(spaces, ' ').trim().length >= 249 && other.startsWith(one));
}

/** If a letter means a different option in each part, the record has the words of all, separated by a slash. */
function isOption(said: string, own: string): boolean {
  if (isSaid(said, own)) return true;
  const [part = '', all = ''] = said.split(' → ');
  return all.split(' / ').some((one) => isSaid(`${part} → ${one}`, own));
}

/** The chosen options, in words if known, otherwise by their ids. */
export const chosenIn = ({ response }: Answer, { question: { options } }: Wording): string[] =>
  response.split(',').map((id) => options.find((option) => option.id === id)?.words || id);

/** Says, for an administrator, where the words of a question come from. */
export function sourceOf({ by, versions }: Wording): string {
  const names = [...new Set(versions)].join(' and ');
  switch (by) {
    case 'export':
      return 'the export itself';
    case 'version':
      return `version ${names}`;
    case 'assumed':
      return `version ${names}, which may differ: nothing says which version was taken`;
    case 'unknown':
      return names === ''
        ? 'not known: the versions that are here ask this otherwise, or not at all'
        : `not here: see the answer key of version ${names}`;
  }
}
