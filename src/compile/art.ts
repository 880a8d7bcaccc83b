import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isFile } from './folder.ts';
import { certainMatch, fixWord } from './quick-fixes.ts';
import { isKebabCase, suggestion } from './problems.ts';
import type { Remark, Report } from './problems.ts';
import { sourceText } from './source-text.ts';
import type { Drawing } from './svg.ts';
import { readSvg } from './svg.ts';

/** The pictures in `assets/art/`, as inline SVG. */
export class Art {
  readonly #folder: string;
  readonly #files = new Map<string, string>();
  readonly #drawings = new Map<string, Drawing | Remark>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The files that were read. */
  get files(): string[] {
    return [...this.#files.keys()].map((name) => this.#path(name));
  }

  /** @param alt '' for a decorative picture */
  markup(name: string, alt: string, line: number, report: Report): string {
    const source = this.#source(name);
    if (source === undefined) {
      const meant = certainMatch(name.replace(/\.svg$/i, ''), this.#names());
      const quickFix = fixWord(`art:${name}`, meant && `art:${meant}`);
      report(line, `There is no picture "${name}" in assets/art/.`, this.#fixFor(name), quickFix);
      return '';
    }
    // One copy for each place: ids must be unique on a screen, even if it shows the same drawing twice.
    const key = `${name} ${line} ${alt}`;
    const own = alt === '' ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': alt };
    const drawing =
      this.#drawings.get(key) ?? readSvg(`The picture "${name}"`, source, own, `art-${name}-${line}`);
    this.#drawings.set(key, drawing);
    if ('svg' in drawing) return drawing.svg;
    report(line, drawing.message, drawing.fix);
    return '';
  }

  #source(name: string): string | undefined {
    if (!isKebabCase(name) || !isFile(this.#path(name))) return undefined;
    const known = this.#files.get(name) ?? sourceText(readFileSync(this.#path(name)));
    this.#files.set(name, known);
    return known;
  }

  #path(name: string): string {
    return join(this.#folder, `${name}.svg`);
  }

  #listed(): string[] {
    return existsSync(this.#folder) ? readdirSync(this.#folder) : [];
  }

  #names(): string[] {
    return this.#listed().flatMap((file) => (file.endsWith('.svg') ? file.slice(0, -4) : []));
  }

  #fixFor(name: string): string {
    const files = this.#listed();
    const names = this.#names();
    const bare = name.replace(/\.svg$/i, '');
    if (names.includes(bare)) return `Write art:${bare}, without the ending.`;
    const isMeant = (file: string): boolean =>
      [name, bare].some((one) => file.replace(/\.\w+$/, '') === one || file === one);
    const other = files.find((file) => !file.endsWith('.svg') && isMeant(file));
    if (other !== undefined)
      return `${other} is not an SVG: only those can be shown. Export it as ${bare.replace(/\.\w+$/, '')}.svg.`;
    const alike = files.find((file) => file.toLowerCase() === `${bare.toLowerCase()}.svg`);
    if (alike !== undefined)
      return names.includes(bare.toLowerCase())
        ? `Write art:${bare.toLowerCase()}, in small letters.`
        : `Rename ${alike} to ${alike.toLowerCase()}, and write art:${bare.toLowerCase()}.`;
    return suggestion(name, names);
  }
}
