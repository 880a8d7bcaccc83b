import type { Evidence } from '../../course/evidence.ts';
import { isoOf } from '../../course/moment.ts';

/**
 * The extensions of `completed` and `passed` use properties of schema.org, which are documented and independent of any
 * vendor. docs/cmi5.md lists them in a table.
 */
const schemaOrgIri = (name: string): string => `https://schema.org/${name}`;

/** The parts that evidence adds to a statement. */
export interface EvidenceParts {
  /** The definition of the activity, which is the course itself. */
  readonly definition: object;
  /** Extensions of the context: what was taken. */
  readonly context: Readonly<Record<string, unknown>>;
  /** Extensions of the result: the outcome. */
  readonly result: Readonly<Record<string, unknown>>;
}

/**
 * @param inReports BCP 47: the language of the course's title in reports, whatever language it was taken in
 * @param titles the title in further languages
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
      [schemaOrgIri('version')]: version,
      [schemaOrgIri('sha256')]: digest,
      [schemaOrgIri('inLanguage')]: language,
    },
    result: {
      [schemaOrgIri('description')]: text,
      ...(completion && { [schemaOrgIri('endTime')]: isoOf(completion.at) }),
      [schemaOrgIri('additionalProperty')]: {
        // If reported after the completion, the version may have changed since.
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
