import { withoutEntities } from '../course/entities.ts';
import { line } from './format.ts';

/** White space, control characters, and invisible characters, including a byte order mark (BOM). */
const padding = /[\s\p{Cc}\p{Cf}]/u;

function trimmed(text: string): string {
  let begin = 0;
  let end = text.length;
  while (begin < end && padding.test(text.charAt(begin))) begin++;
  while (end > begin && padding.test(text.charAt(end - 1))) end--;
  return text.slice(begin, end);
}

/** Decodes entities of HTML and XML, twice: some LMSs escape text that is already escaped. */
const unescaped = (text: string): string =>
  text.includes('&') ? withoutEntities(withoutEntities(text)).replaceAll('\u00a0', ' ') : text;

/** Removes quotes around the whole text, as in JSON. */
function unquoted(text: string): string {
  const quote = text.charAt(0);
  if (text.length < 2 || !text.endsWith(quote) || (quote !== '"' && quote !== "'")) return text;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'string') return value;
  } catch {
    // Not JSON: the quotes are removed anyway, unless there are more of them inside.
  }
  const inner = text.slice(1, -1);
  return inner.includes(quote) ? text : inner;
}

/** What programs write for an empty value. */
const nothing = /^(?:null|undefined|none|nan|false|n\/a|\(null\)|\{\}|\[\]|\[object \w+\])$/i;

/** The value that an LMS means: without padding, quotes and entities; '' if its text stands for an empty value. */
export function cleanValue(text: string): string {
  // A BOM may have been read in another encoding.
  const value = trimmed(unquoted(trimmed(unescaped(trimmed(text).replace(/^ï»¿/, '')))));
  return nothing.test(value) ? '' : value;
}

/** Ids that identify no one: not set, or shared by all guests. */
const nobody =
  /^(?:[0{}-]*|-1|guest(?:[ _-]?user)?|anon(?:ymous)?(?:[ _-]?user)?|unknown|nobody|default|(?:student|learner|user)(?:[ _-]?id)?)$/i;

/**
 * A learner's id; '' if it identifies no one. Otherwise the LMS's value is kept, because it is the key for what a
 * device keeps.
 */
export function cleanId(text: string, limit: number): string {
  const value = cleanValue(text);
  return nobody.test(value) ? '' : line(text, limit);
}

/** A part of a name that a program wrote. Lower case only: some people are called Null. */
const noName = /^(?:null|undefined|\(null\)|nan)(?: (?:null|undefined))*$/;

/**
 * A learner's name, as `Family, Given` or in another form; '' if there is none. In SCORM 2004 it may begin with its
 * language, `{lang=en-GB}` (RTE 4.1.1.2, localized_string_type).
 */
export function cleanName(text: string, limit: number): string {
  const name = line(cleanValue(text).replace(/^\{lang=[^}]{0,250}\}/i, ''), limit);
  const parts = name.split(',').map((part) => part.trim());
  const said = parts.filter((part) => /[\p{L}\p{N}]/u.test(part) && !noName.test(part));
  return said.join(', ');
}
