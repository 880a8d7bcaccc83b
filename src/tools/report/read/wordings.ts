import type { Answer, Asked, Content, Evidence, Question } from './model.ts';

/** A question as it was put to a learner, and how that is known. */
export interface Wording {
  /** The same object for the same words, options and right answer. */
  readonly question: Question;
  /**
   * `export`: the export has the words. `version`: the learner's evidence names the version, and its words are here.
   * `assumed`: nothing says the version. `unknown`: the words are of a version that is not here, or of no question here.
   */
  readonly by: 'export' | 'version' | 'assumed' | 'unknown';
  /** Versions that the words are of, or may be of; empty where nothing says. */
  readonly versions: readonly string[];
}

interface Known {
  readonly version: string;
  readonly digest: string;
  readonly questions: ReadonlyMap<string, Question>;
}

interface Taken {
  readonly versions: readonly string[];
  readonly contents: readonly (Known | undefined)[];
}

/** Finds the words of questions: the export's own first, then those of the version that the learner took. */
export class Wordings {
  readonly #contents: readonly Known[];
  readonly #same = new Map<string, Question>();
  readonly #ofEvidence = new WeakMap<readonly Evidence[], Taken>();

  /** @param contents the first is taken where nothing says the version */
  constructor(contents: readonly Content[]) {
    this.#contents = contents.map(({ version, digest, questions }) => ({
      version,
      digest,
      questions: new Map(questions.map((question) => [question.id, this.#one(question)])),
    }));
  }

  /** @param evidence of the attempt that the answer is from */
  of({ question: id, asked }: Answer, evidence: readonly Evidence[]): Wording {
    const { versions, contents } = this.#taken(evidence);
    // Of several versions, one whose words are not here may be the one.
    const taken = contents
      .map((content, at) => ({
        version: versions[at] ?? '',
        isHere: content !== undefined,
        question: content?.questions.get(id),
      }))
      .filter(({ question, isHere }) => (question ? fits(asked, question) : !isHere));
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

  /** Whether any version here asks it. */
  has(question: string): boolean {
    return this.#contents.some(({ questions }) => questions.has(question));
  }

  /** The versions that evidence names, and beside each its content where it is here. */
  #taken(evidence: readonly Evidence[]): Taken {
    const known = this.#ofEvidence.get(evidence);
    if (known) return known;
    const taken = {
      versions: evidence.map(({ version }) => version),
      contents: evidence.map((one) => this.#contents.find(({ digest }) => digest.startsWith(one.digest))),
    };
    this.#ofEvidence.set(evidence, taken);
    return taken;
  }

  #fitting(id: string, asked: Asked | undefined): { question: Question; version: string } | undefined {
    // What has words may be of any version; what has none, of the first.
    const candidates = asked?.words === undefined ? this.#contents.slice(0, 1) : this.#contents;
    for (const { version, questions } of candidates) {
      const question = questions.get(id);
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

const isWhole = (asked: Asked | undefined): boolean =>
  asked?.words !== undefined && asked.options !== undefined;

/** Whether all that an export says of a question is so of this one. */
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

const inOneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Z}\s]+/gu, ' ').trim();

/** Records cut words at 250 or 500 characters (`records/format.ts`). */
function isSaid(said: string, own: string): boolean {
  if (said === own) return true;
  const [one, other] = [inOneLine(said), inOneLine(own)];
  return one === other || (one.length >= 249 && other.startsWith(one));
}

/** A letter that stands for another option in each part has the words of all, with a stroke between them. */
function isOption(said: string, own: string): boolean {
  if (isSaid(said, own)) return true;
  const [part = '', all = ''] = said.split(' → ');
  return all.split(' / ').some((one) => isSaid(`${part} → ${one}`, own));
}

/** What was chosen, in words where they are known, else by its ids. */
export const chosenIn = ({ response }: Answer, { question: { options } }: Wording): string[] =>
  response.split(',').map((id) => options.find((option) => option.id === id)?.words || id);

/** Whose words a question is shown in, for an administrator. */
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
