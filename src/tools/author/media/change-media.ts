import type { MediaValues } from '../page/media/media-place.ts';
import type { FoundMedia, Rows } from './media-places.ts';

/** The source of a place with other values; values not given stay unchanged in every character. */
export function withValues(place: FoundMedia, values: Partial<MediaValues>): string {
  if (place.kind === 'picture') return pictureOf({ ...place, ...values });
  const lines = place.old.split('\n');
  const { title, transcript, isDecorative, ...attributes } = values;
  // From the end, so that the line numbers above stay valid.
  if (transcript !== undefined)
    setRows(lines, place.transcriptRows, place.titleRows?.to ?? 1, transcript.trim());
  if (title !== undefined) setRows(lines, place.titleRows, 1, title.trim());
  const isOther = attributes.src !== undefined && attributes.src !== place.src;
  // The old file's size does not apply to the new one.
  const size = isOther ? { width: '', height: '' } : {};
  lines[0] = opening(lines[0] ?? '', { ...size, ...attributes }, isDecorative);
  return lines.join('\n');
}

/** `![words](media:name "decorative")` */
export function pictureOf({
  src,
  alt,
  isDecorative,
}: Pick<MediaValues, 'src' | 'alt' | 'isDecorative'>): string {
  const words = isDecorative ? '' : oneLine(alt).replaceAll(/[\\[\]*_`<&]/g, '\\$&');
  return `![${words}](media:${src}${isDecorative ? ' "decorative"' : ''})`;
}

const oneLine = (words: string): string => words.replaceAll(/[ \t\r\n]+/g, ' ').trim();

function setRows(lines: string[], rows: Rows | undefined, otherwise: number, words: string): void {
  const more = words === '' ? [] : words.split('\n');
  if (rows && more.length > 0) {
    lines.splice(rows.from, rows.to - rows.from, ...more);
  } else if (rows) {
    let { to } = rows;
    while (lines[to]?.trim() === '') to++;
    lines.splice(rows.from, to - rows.from);
  } else if (more.length > 0) {
    const isGap = lines[otherwise]?.trim() === '';
    lines.splice(otherwise, 0, '', ...more, ...(isGap ? [] : ['']));
  }
}

/** An opening line with other attributes; those set to '' are removed. */
function opening(
  line: string,
  values: Readonly<Record<string, string>>,
  isDecorative: boolean | undefined,
): string {
  const wanted = new Map(Object.entries(values));
  if (isDecorative === true) wanted.set('alt', '');
  let hasFlag = false;
  const [, before = '', rest = ''] = /^(:{3,}[ \t]*\S+)(.*)$/.exec(line) ?? [];
  const kept = rest.replaceAll(
    /(\s+)(?:([\w-]+)=(?:"[^"]*"|\S*)|(\S+))/g,
    (all, space: string, key?: string, word?: string) => {
      if (word === 'decorative' && isDecorative !== undefined) {
        hasFlag = true;
        return isDecorative ? all : '';
      }
      const value = key === undefined ? undefined : wanted.get(key);
      if (key === undefined || value === undefined) return all;
      wanted.delete(key);
      return value === '' ? '' : `${space}${attribute(key, value)}`;
    },
  );
  const more = [...wanted].filter(([, value]) => value !== '').map((one) => ` ${attribute(...one)}`);
  const flag = isDecorative === true && !hasFlag ? ' decorative' : '';
  return `${before}${kept.trimEnd()}${more.join('')}${flag}${/\s*$/.exec(kept)?.[0] ?? ''}`;
}

/** Quotation marks would end the attribute. */
function attribute(key: string, value: string): string {
  const words = oneLine(value).replaceAll('"', "'");
  return /^[\w.-]+$/.test(words) && key !== 'alt' ? `${key}=${words}` : `${key}="${words}"`;
}
