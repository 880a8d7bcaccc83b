import type { QuestionResponse, InteractionResponse } from '../course/interaction.ts';
import type { Mode } from '../session/learning-record.ts';

/** Cuts a text to `limit` UTF-16 units (the unit of the standards), without splitting a surrogate pair. */
export function cut(text: string, limit: number): string {
  const last = text.charCodeAt(limit - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit);
}

/** One line of text, for names and descriptions: no control characters, no opening brace (2004 reads `{lang=`). */
export function line(text: string, limit: number): string {
  return cut(
    text
      .replace(/[\p{Cc}\p{Z}\s]+/gu, ' ')
      .trim()
      .replace(/^\{/, '('),
    limit,
  );
}

/**
 * An identifier that both standards accept: SCORM 1.2 RTE 3.4.1 `CMIIdentifier` (255, no white space) and SCORM 2004
 * RTE 4.1.1 `short_identifier_type` (a URI's characters, 250).
 */
export function identifier(id: string): string {
  return id.replace(/[^A-Za-z0-9._:-]/g, '_').slice(0, 250) || '_';
}

/** A real number without exponent and with at most `places` decimals, e.g. `66.67`. */
export function decimal(value: number, places: number): string {
  if (!Number.isFinite(value)) return '0';
  const text = value.toFixed(places);
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return short === '-0' ? '0' : short;
}

/** The value limited to 0–1; 0 for anything that is not a finite number. */
export function clampedShare(value: number): number {
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0;
}

/**
 * An LMS's score as a share of `max`; undefined if the text is no score. Some LMSs use the decimal separator of the
 * administrator's country.
 */
export function parseScore(text: string, max: number): number | undefined {
  if (!/^\s*-?\d{1,10}([.,]\d{1,20})?\s*$/.test(text)) return undefined;
  const value = Number(text.replace(',', '.')) / max;
  return value >= 0 && value <= 1 ? value : undefined;
}

/** A score of 0–1 as the raw score of 0–100, with at most two decimals. */
export const rawOf = (score: number): string => decimal(clampedShare(score) * 100, 2);

/** An LMS's `_count`; 0 if the text is no count. Some LMSs return `5.0`. */
export function parseCount(text: string): number {
  return /^\s*\d{1,6}(\.0{1,9})?\s*$/.test(text) ? Number(text) : 0;
}

/**
 * Languages in an LMS's format, the most preferred first (`en_GB`, `DE`, `fr-CH,de;q=0.8`), as BCP 47; or names
 * (`French`), as in the examples of AICC, from which SCORM 1.2 has the element.
 */
export const parseLanguages = (text: string): string[] =>
  text
    .split(',')
    .map((one) =>
      one
        .replace(/[;.@].*/, '')
        .trim()
        .replaceAll('_', '-'),
    )
    .filter((one) => isLanguageTag(one) || /^\p{L}[\p{L}\p{M} ]{3,39}$/u.test(one));

export const isLanguageTag = (text: string): boolean => /^[a-z]{2,3}(-[a-z0-9]{1,8}){0,4}$/i.test(text);

/** Any value but `review` and `browse` is normal, e.g. the empty string of LearnWorlds. */
export function parseMode(text: string): Mode {
  const mode = text.trim().toLowerCase();
  return mode === 'review' || mode === 'browse' ? mode : 'normal';
}

/**
 * Whether the learner wants sound, from an LMS's audio level; '' if the LMS does not say.
 *
 * @param isOff whether the standard uses this level for no sound
 */
export function parseSound(text: string, isOff: (level: number) => boolean): 'on' | 'off' | '' {
  const level = text.trim() === '' ? NaN : Number(text);
  if (isOff(level)) return 'off';
  return level > 0 ? 'on' : '';
}

/** The longest SCORM 1.2 time span: 9999:59:59.99. */
const mostHundredths = 9999 * 360_000 + 359_999;

function hundredths(seconds: number): number {
  return seconds > 0 ? Math.min(Math.round(seconds * 100), mostHundredths) : 0;
}

const two = (value: number): string => String(value).padStart(2, '0');
const secondsText = (part: number): string =>
  two(Math.floor(part / 100)) + (part % 100 === 0 ? '' : `.${two(part % 100)}`);

/** SCORM 1.2 RTE 3.4.1 `CMITimespan`: `HHHH:MM:SS[.SS]`, at most 9999 hours. */
export function timespan12(seconds: number): string {
  const all = hundredths(seconds);
  const hours = String(Math.floor(all / 360_000)).padStart(4, '0');
  return `${hours}:${two(Math.floor(all / 6000) % 60)}:${secondsText(all % 6000)}`;
}

/** An LMS's time span, of either edition, in seconds; undefined if the text is none. */
export function parseTimespan(text: string): number | undefined {
  const clock = /^\s*(\d{2,6}):(\d\d):(\d\d(?:\.\d{1,9})?)\s*$/.exec(text);
  // Months and years are not supported: no LMS counts a learner's time in them.
  const interval =
    /^\s*P(?=[\dT])(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?)?\s*$/.exec(
      text,
    );
  const [days, hours, minutes, seconds] = clock ? [0, ...clock.slice(1)] : (interval?.slice(1) ?? []);
  if (!clock && !interval) return undefined;
  const number = (part: string | number | undefined): number => Number(part ?? 0);
  return ((number(days) * 24 + number(hours)) * 60 + number(minutes)) * 60 + number(seconds);
}

/** SCORM 1.2 RTE 3.4.1 `CMITime`: `HH:MM:SS` in the learner's local time; '' for an invalid date. */
export function time12(at: Date): string {
  return Number.isNaN(at.getTime())
    ? ''
    : `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/** SCORM 2004 RTE 4.1.1 `timeinterval (second,10,2)`: `PT#H#M#S` with at most two decimals. */
export function timeInterval(seconds: number): string {
  const all = hundredths(seconds);
  const hours = Math.floor(all / 360_000);
  const minutes = Math.floor(all / 6000) % 60;
  const rest = decimal((all % 6000) / 100, 2);
  return `PT${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest !== '0' || all < 6000 ? `${rest}S` : ''}`;
}

/**
 * SCORM 2004 RTE 4.1.1 `time (second,10,0)`, in UTC. The fraction is there because a time zone requires one; ILIAS
 * reads two digits of it. '' for an invalid date or one outside 1970–2038, which the type does not cover.
 */
export function timestamp(at: Date): string {
  const year = Number.isNaN(at.getTime()) ? 0 : at.getUTCFullYear();
  return year >= 1970 && year <= 2038 ? `${at.toISOString().slice(0, 19)}.00Z` : '';
}

const separators = {
  /** SCORM 1.2 RTE 3.4.4: `a,b` · `1.a,2.b`. */
  '1.2': { item: ',', pair: '.' },
  /** SCORM 2004 RTE 4.2.9.1: `a[,]b` · `1[.]a[,]2[.]b`. */
  '2004': { item: '[,]', pair: '[.]' },
} as const;

export type ScormVersion = keyof typeof separators;

/** The highest number of items in a 2004 choice or matching pattern (RTE 4.2.9.1). */
const mostItems = 36;

function pattern(
  items: QuestionResponse['right'],
  { item, pair }: (typeof separators)[ScormVersion],
): string {
  const texts = items.map((one) => (typeof one === 'string' ? one : one.join(pair)));
  return [...new Set(texts)].slice(0, mostItems).join(item);
}

/** The learner's response; '' if it is not to be recorded. */
export function responsePattern(response: InteractionResponse, edition: ScormVersion): string {
  // SCORM 1.2 RTE 3.4.1 `CMIFeedback`: 255; SCORM 2004 RTE 4.2.9.1 fill-in: a localized string of 250.
  if (response.type === 'fill-in') return line(response.text, edition === '1.2' ? 255 : 250);
  return pattern(response.type === 'choice' ? response.chosen : response.pairs, separators[edition]);
}

/** The correct response; '' if there is none, or if the learner's response is not to be recorded. */
export function correctPattern(response: InteractionResponse, edition: ScormVersion): string {
  if (response.type === 'fill-in' || responsePattern(response, edition) === '') return '';
  return pattern(response.right, separators[edition]);
}
