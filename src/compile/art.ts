import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { escapeHtml } from './escape.ts';
import { isFile } from './folder.ts';
import { isKebabCase, suggestion } from './problems.ts';
import type { Report } from './problems.ts';
import { bareSvg, svgProblem } from './svg.ts';

/** The pictures of `assets/art/`, as inline SVG. */
export class Art {
  readonly #folder: string;
  readonly #files = new Map<string, string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The files that were read. */
  get files(): string[] {
    return [...this.#files.keys()].map((name) => this.#path(name));
  }

  /** @param alt '' for a decorative picture */
  markup(name: string, alt: string, line: number, report: Report): string {
    const svg = this.#svg(name);
    if (svg === undefined) {
      report(line, `There is no picture "${name}" in assets/art/.`, suggestion(name, this.#names()));
      return '';
    }
    const problem = svgProblem(`The picture "${name}"`, svg);
    if (problem) {
      report(line, problem.message, problem.mend);
      return '';
    }
    const role = alt === '' ? 'aria-hidden="true"' : `role="img" aria-label="${escapeHtml(alt)}"`;
    return svg.replace('<svg', () => `<svg ${role}`);
  }

  #svg(name: string): string | undefined {
    if (!isKebabCase(name) || !isFile(this.#path(name))) return undefined;
    const known = this.#files.get(name) ?? plainSvg(readFileSync(this.#path(name), 'utf8'));
    this.#files.set(name, known);
    return known;
  }

  #path(name: string): string {
    return join(this.#folder, `${name}.svg`);
  }

  #names(): string[] {
    if (!existsSync(this.#folder)) return [];
    return readdirSync(this.#folder)
      .filter((file) => file.endsWith('.svg'))
      .map((file) => file.slice(0, -4));
  }
}

/** The bare element: no prologue, comments, role of its own, or white space between elements. */
const plainSvg = (source: string): string =>
  bareSvg(source)
    .replace(/<svg[^>]*>/, (tag) =>
      tag.replace(/\s(xmlns|aria-hidden|role|aria-label|focusable)="[^"]*"/g, ''),
    )
    .replace(/\s*\n\s*/g, ' ')
    .replace(/>\s+</g, '><')
    .trim();
