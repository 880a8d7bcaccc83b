import type { StatementDraft } from './statement-draft.ts';
import { isDefined, verbs } from './statement-draft.ts';
import type { Launch } from './launch.ts';
import type { LaunchData } from './launch-data.ts';
import { isObject } from './json.ts';

const categories = 'https://w3id.org/xapi/cmi5/context/categories';
const masteryScoreKey = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore';

/** What all statements of a session share. */
export interface StatementContext {
  readonly launch: Launch;
  readonly data: LaunchData;
}

/** The statement as it is sent (cmi5 9). The same for the same draft, so that a retry is no other statement. */
export function statementOf(
  draft: StatementDraft,
  { launch, data }: StatementContext,
): Record<string, unknown> {
  const { id, verb, at, part, result } = draft;
  return {
    id,
    actor: launch.actor,
    verb: { id: verbs[verb], display: { en: verb } },
    object: part
      ? { objectType: 'Activity', id: below(launch.activityId, part.path), definition: part.definition }
      : { objectType: 'Activity', id: launch.activityId },
    ...(result ? { result } : {}),
    context: contextOf(draft, launch, data),
    timestamp: new Date(at).toISOString(),
  };
}

/** 9.6: the template of the LMS untouched, and what belongs to this statement added to it. */
function contextOf(draft: StatementDraft, { registration, activityId }: Launch, data: LaunchData): object {
  const context = structuredClone(data.contextTemplate) as Record<string, unknown>;
  const activities = isObject(context['contextActivities']) ? context['contextActivities'] : {};
  const add = (list: string, id: string): void => {
    const there = listOf(activities[list]);
    if (!there.some((activity) => isObject(activity) && activity['id'] === id)) {
      activities[list] = [...there, { objectType: 'Activity', id }];
    }
  };
  const judges = draft.verb === 'passed' || draft.verb === 'failed';
  if (isDefined(draft)) add('category', `${categories}/cmi5`);
  // 9.6.2.2: where the result says success or completion, and nowhere else.
  if (judges || draft.verb === 'completed') add('category', `${categories}/moveon`);
  if (draft.part) add('parent', activityId);
  context['registration'] = registration;
  if (Object.keys(activities).length > 0) context['contextActivities'] = activities;
  // 9.6.3.2: where the judgement rests on it.
  if (judges && data.masteryScore !== undefined) {
    const extensions = isObject(context['extensions']) ? context['extensions'] : {};
    context['extensions'] = { ...extensions, [masteryScoreKey]: data.masteryScore };
  }
  return context;
}

/** xAPI 1.0.3 part two, 2.4.6.2: a single activity may stand for a list of one. */
function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

/** An activity id below the course's own, whatever that looks like. */
function below(activityId: string, path: string): string {
  return `${activityId.replace(/\/+$/, '')}/${path}`;
}
