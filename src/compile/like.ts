import type { YAMLMap } from 'yaml';
import { isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import { ownSettings } from './build-plan.ts';
import { memoize } from './memoize.ts';

/** The file of another course whose settings this one uses (`like`). It is checked separately. */
export interface Like {
  readonly source: string;
  /** The line of `like` in the course's own file: problems in the other file are reported there. */
  readonly line: number;
}

/** The words that each course must give itself in each further language. */
const ownInLanguage = ['title', 'description'];

/** A course's settings, completed with those of the other course, and the text that contains both files. */
export function withInheritedSettings(source: string, like: Like): { text: string; contents: unknown } {
  return mergeDocuments(`${source}\n---\n${like.source}`);
}

const mergeDocuments = memoize((text: string): { text: string; contents: unknown } => {
  // A file may begin with --- of its own.
  const documents = parseAllDocuments(text, { prettyErrors: false }).map(({ contents }) => contents);
  const [over, under] = [documents.find((one) => isMap(one)), documents.findLast((one) => isMap(one))];
  if (over && under && over !== under) {
    removeUnshared(under, over);
    fillUp(over, under);
  }
  return { text, contents: over ?? documents[0] };
});

/** Removes what is not shared: words, and languages that the course does not have. */
function removeUnshared(under: YAMLMap, over: YAMLMap): void {
  for (const key of ownSettings) under.delete(key);
  const locales = over.get('locales', true);
  const wanted = isSeq(locales) ? locales.items.map(nameOf) : undefined;
  const translations = under.get('translations', true);
  if (!isMap(translations)) return;
  translations.items = translations.items.filter(({ key }) => !wanted || wanted.includes(nameOf(key)));
  for (const { value } of translations.items)
    if (isMap(value)) for (const word of ownInLanguage) value.delete(word);
}

function fillUp(over: YAMLMap, under: YAMLMap): void {
  for (const pair of under.items) {
    const same = over.items.find(({ key }) => nameOf(key) === nameOf(pair.key));
    if (!same) over.items.push(pair);
    else if (isMap(same.value) && isMap(pair.value)) fillUp(same.value, pair.value);
  }
}

export const nameOf = (key: unknown): string => (isScalar(key) ? String(key.value) : '');
