import type { Mode } from '../../session/learning-record.ts';
import { RecordError } from '../../session/learning-record.ts';
import { webUrl } from './launch.ts';
import { isObject, readObject } from './world.ts';

/** The State document in which the LMS says how it launched (cmi5 10). */
export interface LaunchData {
  /** Goes into every statement as it is. */
  readonly contextTemplate: Readonly<Record<string, unknown>>;
  readonly sessionId: string;
  readonly mode: Mode;
  /** 0–1; undefined where the LMS leaves the judgement to the course. */
  readonly masteryScore: number | undefined;
  /** Where the learner goes after Exit; undefined where the LMS gives no web address. */
  readonly returnUrl: string | undefined;
}

const sessionIdKey = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';

/** @throws {RecordError} where what every statement needs is missing. */
export function readLaunchData(text: string): LaunchData {
  const data = readObject(() => text);
  if (!data) throw new RecordError('The LMS gave no launch data.');
  const template = data['contextTemplate'];
  const extensions = isObject(template) ? template['extensions'] : undefined;
  const sessionId = isObject(extensions) ? extensions[sessionIdKey] : undefined;
  if (!isObject(template) || typeof sessionId !== 'string' || sessionId === '') {
    throw new RecordError('The launch data of the LMS name no session.');
  }
  return {
    contextTemplate: template,
    sessionId,
    mode: modeOf(data['launchMode']),
    masteryScore: masteryScoreOf(data['masteryScore']),
    returnUrl: webUrl(data['returnURL'])?.href,
  };
}

function modeOf(value: unknown): Mode {
  const mode = String(value).trim().toLowerCase();
  return mode === 'browse' || mode === 'review' ? mode : 'normal';
}

/** Some LMSs write the number as text. */
function masteryScoreOf(value: unknown): number | undefined {
  const score = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof score === 'number' && score >= 0 && score <= 1 ? score : undefined;
}

/** The first language of the learner's preferences (cmi5 11.1); '' where there is none. */
export function preferredLanguage(text: string): string {
  const preference = readObject(() => text)?.['languagePreference'];
  return typeof preference === 'string' ? preference.replace(/,.*/, '') : '';
}
