import { evidenceParts } from './evidence.ts';
import type { StatementDraft } from './statement-draft.ts';
import { iriOf } from './statement-draft.ts';
import type { Launch, SessionData } from './launch.ts';
import { isObject } from './json.ts';
import type { XapiEnvironment } from './xapi-environment.ts';

/** What all statements of a session share. */
export interface StatementContext {
  readonly launch: Launch;
  readonly data: SessionData;
  /** The languages for names in reports. */
  readonly names: Pick<XapiEnvironment, 'language' | 'further'>;
}

/** The statement as sent (xAPI 1.0.3 part two, section 2). A draft always gives the same, so a retry is no new one. */
export function statementOf(
  draft: StatementDraft,
  { launch, data, names }: StatementContext,
): Record<string, unknown> {
  const { id, verb, at, part } = draft;
  const evidence = draft.evidence && evidenceParts(draft.evidence, names.language, names.further?.title);
  const result = evidence ? { ...draft.result, extensions: evidence.result } : draft.result;
  return {
    id,
    actor: launch.actor,
    verb: { id: iriOf(verb), display: { en: verb } },
    object: part
      ? { objectType: 'Activity', id: below(launch.activityId, part.path), definition: part.definition }
      : {
          objectType: 'Activity',
          id: launch.activityId,
          ...(evidence && { definition: evidence.definition }),
        },
    ...(result ? { result } : {}),
    context: contextOf(draft, launch, data, evidence?.context),
    timestamp: new Date(at).toISOString(),
  };
}

/** Copies the LMS's template unchanged and adds what belongs to this statement. */
function contextOf(
  draft: StatementDraft,
  { registration, activityId }: Launch,
  data: SessionData,
  taken: Readonly<Record<string, unknown>> = {},
): object {
  const { categories, extensions } = data.contextOf?.(draft) ?? { categories: [], extensions: {} };
  const context = structuredClone(data.contextTemplate) as Record<string, unknown>;
  const activities = isObject(context['contextActivities']) ? context['contextActivities'] : {};
  const add = (list: string, id: string): void => {
    const there = listOf(activities[list]);
    if (!there.some((activity) => isObject(activity) && activity['id'] === id)) {
      activities[list] = [...there, { objectType: 'Activity', id }];
    }
  };
  for (const category of categories) add('category', category);
  if (draft.part) add('parent', activityId);
  if (registration !== undefined) context['registration'] = registration;
  if (Object.keys(activities).length > 0) context['contextActivities'] = activities;
  const added = { ...taken, ...extensions };
  if (Object.keys(added).length > 0) {
    const held = isObject(context['extensions']) ? context['extensions'] : {};
    context['extensions'] = { ...held, ...added };
  }
  return context;
}

/** xAPI 1.0.3 part two, 2.4.6.2: a list of one may be given as a single activity. */
function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

/** An activity id below the course's own id, whatever its form. */
function below(activityId: string, path: string): string {
  return `${activityId.replace(/\/+$/, '')}/${path}`;
}
