import type { Mode } from '../../session/learning-record.ts';
import { RecordError } from '../../session/learning-record.ts';
import { parseLanguages } from '../format.ts';
import { isObject, readObject } from '../xapi/json.ts';
import type { Preferences, SessionData } from '../xapi/launch.ts';
import { webUrl } from '../xapi/launch.ts';
import { contextAdditions } from './context.ts';

const sessionIdKey = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';

/**
 * Reads the State document with the LMS's launch data (cmi5 10).
 *
 * @throws {RecordError} if a value that every statement needs is missing
 */
export function readLaunchData(text: string): SessionData {
  const data = readObject(() => text);
  if (!data) throw new RecordError('The LMS gave no launch data.');
  const template = data['contextTemplate'];
  const extensions = isObject(template) ? template['extensions'] : undefined;
  const sessionId = isObject(extensions) ? extensions[sessionIdKey] : undefined;
  if (!isObject(template) || typeof sessionId !== 'string' || sessionId === '') {
    throw new RecordError('The launch data of the LMS name no session.');
  }
  const masteryScore = masteryScoreOf(data['masteryScore']);
  return {
    contextTemplate: template,
    sessionId,
    mode: modeOf(data['launchMode']),
    masteryScore,
    contextOf: contextAdditions(masteryScore),
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

/** The learner's preferences (cmi5 11.1): an empty list of languages, or '' for sound, if not given. */
export function readPreferences(text: string): Preferences {
  const { languagePreference: languages, audioPreference: sound } = readObject(() => text) ?? {};
  return {
    languages: typeof languages === 'string' ? parseLanguages(languages) : [],
    sound: sound === 'on' || sound === 'off' ? sound : '',
  };
}
