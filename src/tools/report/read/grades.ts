import { scoreIn } from './cells.ts';
import type { Cells, Row } from './cells.ts';
import type { Kind } from './kind.ts';
import { empty, hasColumns } from './kind.ts';
import type { Attempt } from './model.ts';
import { withoutUndefined } from './model.ts';

/**
 * The grade, without 0: Moodle also writes 0 for courses without a check and, after an activity's settings were saved,
 * for learners who have only begun.
 */
function gradeIn(cells: Cells, text: string): number | undefined {
  const score = scoreIn(cells, text);
  if (score !== 0) return score;
  cells.noteOnce(
    'Grades of 0 are left out: Moodle also gives them to who has only begun, and in courses without a check. “Activity completion” says who has completed a course.',
  );
  return undefined;
}

export const gradebook: Kind = {
  name: 'Moodle: gradebook',
  fits: (header) => gradeColumns(header).length > 0,
  read: (cells, learner, from) =>
    gradeColumns(cells.header).map(({ activity, index, isShare }): Attempt => {
      const text = cells.row[index] ?? '';
      const isPlain = isShare && /\d$/.test(text);
      // A spreadsheet may store 90 % as 0.9.
      if (isPlain) cells.notes.push(`“${text}” has no percent sign: it is left out.`);
      const score = isPlain ? undefined : gradeIn(cells, text);
      return { learner, activity, attempt: 0, from, ...withoutUndefined({ score }), ...empty };
    }),
  note: (header) => (gradeColumns(header).every(({ isShare }) => isShare) ? '' : pointsNote),
};

const pointsNote =
  'These grades are points, and are taken for per cent: if the highest grade is not 100, export them as percentages.';

/** One column for each activity: the percentage if there is one. */
function gradeColumns(header: Row): { activity: string; index: number; isShare: boolean }[] {
  const columns = new Map<string, { activity: string; index: number; isShare: boolean }>();
  header.forEach((title, index) => {
    const [, activity, form] = /^SCORM package: (.+) \((Real|Percentage)\)$/.exec(title) ?? [];
    if (activity === undefined || columns.get(activity)?.isShare) return;
    columns.set(activity, { activity, index, isShare: form === 'Percentage' });
  });
  return [...columns.values()];
}

export const gradesAsXml: Kind = {
  name: 'Moodle: gradebook (XML)',
  fits: hasColumns('id number', 'grade item', 'score'),
  read(cells, learner, from) {
    const score = gradeIn(cells, cells.get('Score'));
    return [
      {
        learner,
        activity: cells.get('Grade item'),
        attempt: 0,
        from,
        ...withoutUndefined({ score }),
        ...empty,
      },
    ];
  },
  note: () => `${pointsNote} Activities and learners without an ID number are not in it.`,
};
