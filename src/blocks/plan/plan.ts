/** One of the suggestions, or the learner's own words. */
export interface Picked {
  /** The suggestion's words; `own` for the learner's; `open` for neither; '' if nothing was picked. */
  readonly pick: string;
  readonly own: string;
}

/** A learner's if-then plan. */
export interface Plan {
  readonly focus: Picked;
  readonly cue: string;
  readonly action: string;
  readonly obstacle: Picked;
  readonly backup: string;
  /** `YYYY-MM-DD`, or ''. */
  readonly review: string;
  /** Distinguishes this plan's calendar entries from other learners'; the same each time the file is made. */
  readonly key: string;
}

export const ownPick = 'own';
export const nonePick = 'open';

/** The boxes that a plan needs. */
export type Needed = 'cue' | 'action';

const nothingPicked: Picked = { pick: '', own: '' };

export const emptyPlan: Plan = {
  focus: nothingPicked,
  cue: '',
  action: '',
  obstacle: nothingPicked,
  backup: '',
  review: '',
  key: '',
};

const string = (value: unknown): string => (typeof value === 'string' ? value : '');

function picked(value: unknown): Picked {
  if (typeof value !== 'object' || value === null) return nothingPicked;
  const { pick, own: words } = value as Record<string, unknown>;
  return { pick: string(pick), own: string(words) };
}

/** The readable part of a note; an empty plan if it is not valid. */
export function readPlan(note: string): Plan {
  try {
    const saved = JSON.parse(note || '{}') as Record<string, unknown>;
    const review = string(saved['review']);
    return {
      focus: picked(saved['focus']),
      cue: string(saved['cue']),
      action: string(saved['action']),
      obstacle: picked(saved['obstacle']),
      backup: string(saved['backup']),
      review: /^\d{4}-\d\d-\d\d$/.test(review) ? review : '',
      key: string(saved['key']),
    };
  } catch {
    return emptyPlan;
  }
}

export const serializePlan = (plan: Plan): string => JSON.stringify(plan);

/** The words of a pick. */
export function pickedWords({ pick, own: words }: Picked): string {
  if (pick === nonePick) return '';
  return pick === ownPick ? words.trim() : pick;
}

/** The needed boxes that are empty. */
export const emptyRequiredFields = (plan: Plan): Needed[] =>
  (['cue', 'action'] as const).filter((field) => plan[field].trim() === '');

export const isEmpty = (plan: Plan): boolean =>
  [
    pickedWords(plan.focus),
    plan.cue,
    plan.action,
    pickedWords(plan.obstacle),
    plan.backup,
    plan.review,
  ].every((words) => words.trim() === '');

/** Half of a sentence, without punctuation at its end. */
export const clause = (words: string): string => words.trim().replace(/[\s.,;…،؛]+$/u, '');

/**
 * What comes after “…, then I will” in the sentence, without these words where a learner begins with them.
 * @param before the words before it
 */
export function clauseAfter(before: string, words: string): string {
  const said = clause(words);
  const own = before.match(/[\p{L}\p{M}]+/gu) ?? [];
  // The first of several joins the halves: “then”.
  const again = own.slice(own.length > 1 ? 1 : 0).join(' ');
  const isAgain = again !== '' && said.toLocaleLowerCase().startsWith(`${again.toLocaleLowerCase()} `);
  return isAgain ? said.slice(again.length).trimStart() : said;
}
