import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Answer, Attempt, Evidence } from '../read/model.ts';
import type { LearnerRecord } from '../read/records.ts';
import type { Wording, Wordings } from '../read/wordings.ts';
import { chosenIn, sourceOf } from '../read/wordings.ts';

/** The build replaces it with data of the course. */
declare const COURSE: { readonly version: string; readonly digests: readonly string[] };

export const shortDate = (date: string | undefined): string => (date ?? '').replace('T', ' ').slice(0, 16);

/** Everything in the exports about one learner in one course. */
export function learnerDetails(record: LearnerRecord, wordings: Wordings): TemplateResult {
  const { evidence, acknowledgements, attempts } = record;
  const missing = missingStatus(record) || missingEvidence(record);
  return html`${evidence.map((one) => html`<p>${one.text} <small>${contentNote(one)}</small></p>`)}
  ${acknowledgements.map(
    (given) =>
      html`<p>
        Acknowledged “${given.id}”, version ${given.version}, ${shortDate(given.when) || 'without a date'}:
        <q>${given.words ?? 'the words are not in this export'}</q>
      </p>`,
  )}
  ${missing === '' ? nothing : html`<p>${missing}</p>`}
  ${attempts.map((attempt) => attemptView(attempt, wordings))}
  ${attempts.length === 0 ? html`<p>These files have no attempt of this learner.</p>` : nothing}`;
}

/** Why the completion is unknown; '' if it is known. */
const missingStatus = ({ completed }: LearnerRecord): string =>
  completed === undefined
    ? 'Not said whether it was completed: these files have no status of this learner, and no score that would tell. Moodle has it in the report “Activity completion” of its course.'
    : '';

/** Why a completed record has neither version nor acknowledgement; '' if it has one, or is not completed. */
export function missingEvidence({ completed, evidence, acknowledgements, attempts }: LearnerRecord): string {
  if (completed !== true || evidence.length > 0 || acknowledgements.length > 0) return '';
  return attempts.some(({ answers }) => answers.length > 0)
    ? 'No version and no acknowledgement: this was taken with a package that recorded none.'
    : 'No version and no acknowledgement: these exports have no answers. Moodle has both in the report “Interactions” (SCORM 1.2) and in the “Track details” of the attempt (SCORM 2004).';
}

/** Says whether it is the content that this page was built from: then its transcript and answer key apply. */
function contentNote({ version, digest }: Evidence): string {
  const { version: own, digests } = COURSE;
  if (digests.some((whole) => whole.startsWith(digest)))
    return 'This is the content that this page was built from.';
  return version === own
    ? `The content differs from that of ${own} as this page was built: “npm run release -- --verify ${digest.slice(0, 12)}” says which release it was.`
    : `The transcript of version ${version} has its words.`;
}

/** What an export says of one attempt: the record of a year, if each year has its attempt. */
function outcomeIn({ completed, completedOn, passed, acknowledgements, evidence }: Attempt): string[] {
  const days = evidence.flatMap((one) => one.completedOn ?? []);
  if (days.length === 0 && completedOn !== undefined) days.push(completedOn);
  return [
    ...(days.length > 0
      ? days.map((day) => `completed ${shortDate(day)}`)
      : completed === undefined
        ? []
        : [completed ? 'completed' : 'not completed']),
    ...(passed === undefined ? [] : [passed ? 'passed' : 'not passed']),
    ...acknowledgements.map(
      ({ id, version, when }) =>
        `acknowledged “${id}”, version ${version}, ${shortDate(when) || 'without a date'}`,
    ),
  ];
}

function attemptView(attempt: Attempt, wordings: Wordings): TemplateResult {
  const { attempt: number, started, last, answers, evidence, score, from } = attempt;
  const given = answers.map((answer) => ({ answer, wording: wordings.of(answer, evidence) }));
  const sources = new Set(given.map(({ wording }) => sourceOf(wording)));
  return html`<h2>Attempt ${number}</h2>
    <p>
      ${started === undefined ? 'Day not known' : `${shortDate(started)} to ${shortDate(last)}`}${[...(score === undefined ? [] : [`score ${score}`]), ...outcomeIn(attempt)].map((part) => `, ${part}`)}
      <small>(${from.file}${from.row === undefined ? nothing : `, row ${from.row}`})</small>
    </p>
    ${
      given.length === 0
        ? html`<p><small>No answers in the exports.</small></p>`
        : html`${[...sources].map((source) => html`<p><small>${sources.size === 1 ? 'Words of the questions' : 'Words of some'}: ${source}.</small></p>`)}
            <ol class="answers">
              ${given.map(({ answer, wording }) => answerView(answer, wording, sources.size > 1))}
            </ol>`
    }`;
}

function answerView(answer: Answer, wording: Wording, isMixed: boolean): TemplateResult {
  const { question, check, correct } = answer;
  const notes = [
    ...(check === undefined ? [] : [`check ${check}`]),
    ...(question.endsWith('.test-out') ? ['test-out'] : []),
    ...(isMixed ? [`words: ${sourceOf(wording)}`] : []),
  ];
  return html`<li>
    ${wording.question.words || question} <small>${notes.join(', ')}</small><br />
    ${correct === undefined ? '' : correct ? '✓ right: ' : '✗ not right: '}${chosenIn(answer, wording).join(' · ')}
  </li>`;
}
