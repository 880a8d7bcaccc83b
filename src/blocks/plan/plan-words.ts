import { words } from '../../locale/later-words.ts';
import type { DayEvent } from './calendar.ts';
import { daysAfter, localDay } from './calendar.ts';
import type { PlanModel } from './model.ts';
import type { Plan } from './plan.ts';
import { clause, clauseAfter, pickedWords } from './plan.ts';

/** The plan's sentence as text; '…' for a half that is still empty. */
export const sentence = ({ cue, action }: Plan): string =>
  `${words.plan.ifWord} ${clause(cue) || '…'}${words.plan.thenWords} ${clauseAfter(words.plan.thenWords, action) || '…'}.`;

/** The filled-in details other than the sentence: label and words. */
export function details(plan: Plan, inWords: (day: string) => string): [label: string, words: string][] {
  const { labels } = words.plan;
  const hasObstacle = pickedWords(plan.obstacle) !== '';
  const all: [string, string][] = [
    [labels.focus, pickedWords(plan.focus)],
    [labels.obstacle, pickedWords(plan.obstacle)],
    [hasObstacle ? labels.backup : labels.backupAlone, plan.backup.trim()],
    [labels.review, plan.review && inWords(plan.review)],
  ];
  return all.filter(([, text]) => text !== '');
}

/** The plan as plain text, for copying. */
export const planText = (plan: Plan, inWords: (day: string) => string): string =>
  [
    words.plan.title,
    '',
    sentence(plan),
    ...details(plan, inWords).flatMap(([label, text]) => ['', `${label}: ${text}`]),
  ].join('\n');

/** The review, if it has a date, and the reminders, counted from today. A plan shown again makes the same events. */
export function planEvents(model: PlanModel, plan: Plan, now: Date): DayEvent[] {
  const uid = (what: string): string => `${model.of ?? model.id}-${what}-${plan.key}@course`;
  const today = localDay(now);
  const boosters = model.boosters.map(({ day, title, text }) => ({
    uid: uid(`day-${day}`),
    day: daysAfter(today, day),
    summary: title,
    description: `${text}\n\n${words.plan.title}: ${sentence(plan)}`,
  }));
  if (plan.review === '') return boosters;
  const review = {
    uid: uid('review'),
    day: plan.review,
    summary: words.plan.reviewTitle,
    description: planText(plan, (day) => day),
  };
  return [review, ...boosters];
}
