import type { Cells } from './cells.ts';

/** What the columns of a package's courses say in a row of Moodle's SCORM report. */
export interface CourseColumns {
  /** The score, if the package has one course. */
  readonly score?: string | undefined;
  /** Whether a course has a status in place of a score. */
  readonly hasStatus: boolean;
  readonly completed?: boolean | undefined;
  readonly passed?: boolean | undefined;
}

const ofInteraction = /^(?:Question|Response|Right answer|Result) \d+$/;
const ofObjective = /.+ (?:status|score)$/;

/**
 * Reads the courses' own columns. Moodle's “Score” is the activity's: graded by “Learning objects” it is 1 for whoever
 * has completed, whatever their score. A package of several courses is completed or passed only if all of them say so.
 */
export function courseColumns(cells: Cells): CourseColumns {
  const { header, row } = cells;
  const first = header.findIndex((title) => /^score$/i.test(title)) + 1;
  // The first is a course's, whatever it is called.
  const columns = header.flatMap((title, index) => {
    const isOther = ofInteraction.test(title) || (index > first && (title === '' || ofObjective.test(title)));
    return index < first || isOther ? [] : [{ title, cell: row[index] ?? '' }];
  });
  const [only = ''] = columns.map(({ cell }) => cell);
  if (columns.length < 2) {
    const score = /^(\d+(?:\.\d+)?)(?:\/100)?$/.exec(only)?.[1];
    return only === notAttempted ? { hasStatus: false } : { score, ...statusIn(only) };
  }
  const states = columns.map(({ cell }) => statusIn(cell));
  if (!states.some(({ hasStatus }) => hasStatus)) return { hasStatus: false };
  const completed = agreed(states.map((state) => state.completed));
  if (completed === undefined)
    cells.noteOnce(
      `The package has several parts (${columns.map(({ title }) => `“${title}”`).join(', ')}). Where they do not all say the same, nothing is taken from them, nor the score. Moodle says who has completed the whole in the report “Activity completion” of its course.`,
    );
  return { hasStatus: true, completed, passed: agreed(states.map((state) => state.passed)) };
}

const notAttempted = 'Not attempted';

function statusIn(cell: string): CourseColumns {
  const hasStatus = cell === notAttempted || /^(?:Incomplete|Completed|Passed|Failed|Browsed)$/.test(cell);
  return {
    hasStatus,
    completed: hasStatus ? cell === 'Completed' || cell === 'Passed' : undefined,
    passed: cell === 'Passed' ? true : cell === 'Failed' ? false : undefined,
  };
}

/** What all say; undefined if they differ. */
const agreed = (all: readonly (boolean | undefined)[]): boolean | undefined =>
  all.every((one) => one === all[0]) ? all[0] : undefined;
