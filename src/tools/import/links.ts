import { parse, stringify } from 'yaml';
import { linksFile } from '../../compile/build-plan.ts';
import type { ImportLog } from './import-log.ts';
import { ImportError } from './import-log.ts';

/** Words as one line of YAML, not in double quotation marks, in which a backslash has a meaning. */
export function yamlText(text: string): string {
  const words = text.replaceAll(/[\n\t ]+/g, ' ').trim();
  const written = stringify(words, { lineWidth: 0 }).trimEnd();
  return /^["'|>]/.test(written) ? `'${words.replaceAll("'", "''")}'` : written;
}

/** Words as an id: lower-case Latin letters and digits joined by hyphens; '' if there are none. */
export const slug = (words: string, most = 40): string =>
  words
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9\s_./:–—-]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+/, '')
    .slice(0, most)
    .replace(/-[^-]*$/, (cut) => (words.length > most && cut.length < 12 ? '' : cut))
    .replace(/-+$/, '');

/** The first of `name`, `name-2`, `name-3` … that is not taken; marks it as taken. */
export function takeFreeName(name: string, taken: Set<string>): string {
  let found = name;
  for (let number = 2; taken.has(found); number++) found = `${name}-${number}`;
  taken.add(found);
  return found;
}

/** The addresses in links.yaml, and those that a document adds. */
export class Links {
  readonly #before: string;
  readonly #keys = new Set<string>();
  readonly #byUrl = new Map<string, string>();
  readonly #added: Record<string, { url: string; title: string }> = {};
  readonly #log: ImportLog;

  /** @param source of `modules/links.yaml` */
  constructor(source: string, log: ImportLog) {
    this.#before = source;
    this.#log = log;
    let known: unknown;
    try {
      known = parse(source, { logLevel: 'silent' });
    } catch {
      throw new ImportError(`${linksFile} is not sound YAML. Fix that first: npm run check says where.`);
    }
    for (const [key, link] of Object.entries((known ?? {}) as Record<string, { url?: unknown } | null>)) {
      this.#keys.add(key);
      if (typeof link?.url === 'string') this.#byUrl.set(link.url, key);
    }
  }

  /** The key of an address; makes one if there is none. */
  keyOf(href: string, words: string): string {
    const url = href.replace(/^http:/i, 'https:').replace(/^https:/i, 'https:');
    const known = this.#byUrl.get(url);
    if (known !== undefined) return known;
    if (/^http:/i.test(href))
      this.#log.changed('Link', `${words} → ${href}`, `Links begin with https: see whether ${url} opens.`);
    const address = new URL(url);
    const host = address.host.replace(/^www\./, '');
    const said = words.replaceAll(/\s+/g, ' ').trim();
    const title = said === '' || /^(?:https?:|www\.)/i.test(said) ? host : said;
    const key = takeFreeName(slug(`${host} ${address.pathname}`) || 'link', this.#keys);
    this.#byUrl.set(url, key);
    this.#added[key] = { url, title };
    return key;
  }

  /** The text of the file with the additions; undefined if there are none. */
  get file(): string | undefined {
    if (Object.keys(this.#added).length === 0) return undefined;
    const before = this.#before.trim() === '{}' ? '' : this.#before.trimEnd();
    const added = Object.entries(this.#added).map(
      ([key, { url, title }]) => `${key}:\n  url: ${yamlText(url)}\n  title: ${yamlText(title)}\n`,
    );
    return `${before === '' ? '' : `${before}\n\n`}${added.join('\n')}`;
  }
}
