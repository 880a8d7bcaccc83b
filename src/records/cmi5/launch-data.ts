import type { Learner, Mode } from '../../session/learning-record.ts';
import { RecordError } from '../../session/learning-record.ts';
import { languageRead } from '../format.ts';
import { webUrl } from './launch.ts';
import { isObject, readObject } from './json.ts';

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

/** What the learner prefers, as in the opened record. */
export type Preferences = Pick<Learner, 'language' | 'sound'>;

/** The learner's preferences (cmi5 11.1): of the languages the first; '' for each that is not said. */
export function readPreferences(text: string): Preferences {
  const { languagePreference: languages, audioPreference: sound } = readObject(() => text) ?? {};
  return {
    language: typeof languages === 'string' ? languageRead(languages.replace(/,.*/, '')) : '',
    sound: sound === 'on' || sound === 'off' ? sound : '',
  };
}
