import type { Evidence } from '../../course/evidence.ts';
import { isoOf } from '../../course/moment.ts';

/**
 * The extensions of `completed` and `passed`, under properties of schema.org, which are documented and nobody's own:
 * docs/cmi5.md has them in a table.
 */
const property = (name: string): string => `https://schema.org/${name}`;

/** What evidence adds to a statement. */
export interface EvidenceParts {
  /** Of the activity: the course itself. */
  readonly definition: object;
  /** Extensions of the context: what was taken. */
  readonly context: Readonly<Record<string, unknown>>;
  /** Extensions of the result: what came of it. */
  readonly result: Readonly<Record<string, unknown>>;
}

/**
 * @param inReports BCP 47: the language of the course's title, whichever it was taken in
 * @param titles in further languages
 */
export function evidenceParts(evidence: Evidence, inReports: string, titles?: object): EvidenceParts {
  const { title, version, digest, language, text, completion, passMark, attempts, acknowledgements } =
    evidence;
  return {
    definition: {
      type: 'http://adlnet.gov/expapi/activities/course',
      name: { [inReports]: title, ...titles },
    },
    context: {
      [property('version')]: version,
      [property('sha256')]: digest,
      [property('inLanguage')]: language,
    },
    result: {
      [property('description')]: text,
      ...(completion && { [property('endTime')]: isoOf(completion.at) }),
      [property('additionalProperty')]: {
        // Said later than it was completed, it may be under another version.
        ...(completion && { version: completion.version, content: completion.digest }),
        ...(completion?.score !== undefined && { score: completion.score }),
        ...(passMark !== undefined && { passMark }),
        attempts,
        acknowledgements: acknowledgements.map(({ id, version: given, at, words }) => ({
          id,
          version: given,
          ...(at && { at: isoOf(at) }),
          ...(words !== '' && { text: words }),
        })),
      },
    },
  };
}
