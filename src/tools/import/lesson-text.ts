import { limits } from '../../compile/limits.ts';
import { placeholderWords } from '../author/scaffold.ts';
import type { Links } from './links.ts';
import { takeFreeName, slug, yamlText } from './links.ts';
import type { PassageKind } from './markdown.ts';
import { markdownOf } from './markdown.ts';
import type { Item, List, Part, Picture, Question, Words } from './model.ts';
import { isBlank, plain, run, tidied } from './model.ts';
import { inOneLine } from './one-line.ts';
import type { Screen, Shape } from './screens.ts';
import type { ImportLog } from './import-log.ts';

/** What is needed to write a lesson's words. */
export interface Writing {
  readonly id: string;
  readonly log: ImportLog;
  readonly links: Links;
  /** The name of a picture in `assets/media/`; undefined if no browser can show it. */
  readonly nameOf: (picture: Picture) => string | undefined;
  /** The ids of blocks in the course. */
  readonly taken: Set<string>;
}

/** The deepest nesting of lists and quotations: the build accepts ten. */
const deepest = 6;

/** Writes the file of a lesson. */
export class LessonText {
  readonly #writing: Writing;
  readonly #lines: string[] = [];

  constructor(writing: Writing) {
    this.#writing = writing;
  }

  /** @param minutes the duration of the lesson */
  write({ title, objectives, screens }: Shape, minutes: number): string {
    this.#lines.push(
      '---',
      `id: ${yamlText(this.#writing.id)}`,
      `title: ${yamlText(title.slice(0, limits.lessonTitle))}`,
      `minutes: ${minutes}`,
      'objectives:',
      ...(objectives.length > 0 ? objectives : [placeholderWords.objective]).map(
        (one) => `  - ${yamlText(one)}`,
      ),
      '---',
    );
    const ids = new Set<string>();
    for (const screen of screens) this.#screen(screen, ids);
    return `${this.#lines.join('\n')}\n`;
  }

  get #next(): number {
    return this.#lines.length + 2;
  }

  #add(...lines: readonly string[]): void {
    this.#lines.push('', ...lines);
  }

  #screen({ title, parts }: Screen, ids: Set<string>): void {
    const { log } = this.#writing;
    const words = title.map(({ text }) => run(text));
    const id = takeFreeName(slug(plain(words)) || 'screen', ids);
    log.kept('Screen', plain(words), this.#next);
    this.#add(`## ${this.#words(words, 'heading')} {#${id}}`);
    const all = parts.flatMap(hoisted);
    for (const [index, part] of all.entries()) this.#part(part, needsOtherMarker(all, index));
    if (all.length > 0) return;
    log.changed(
      'Screen',
      plain(words),
      `Nothing stands under it: "${placeholderWords.empty}" is to be written over.`,
      {
        line: this.#next,
      },
    );
    this.#add(placeholderWords.empty);
  }

  #part(part: Part, isNext: boolean): void {
    const { log } = this.#writing;
    if (part.kind === 'picture') return this.#picture(part.picture);
    if (part.kind === 'question') return this.#question(part);
    if (part.kind === 'notes') {
      log.changed('Footnotes', plain(inOneLine([part.list])), 'A note at the end of the screen.', {
        line: this.#next,
      });
      return this.#add(':::note Notes', '', ...this.#list(part.list, false), '', ':::');
    }
    const words = plain(inOneLine([part]));
    const letters =
      part.kind === 'list' && part.letters
        ? part.items.map((_, at) => `${String.fromCharCode(97 + at)})`)
        : [];
    if (letters.length === 0) log.kept(whatIs(part), words, this.#next);
    else
      log.changed('Letters', words, 'A numbered list.', {
        line: this.#next,
        understood: letters.join(' '),
      });
    return this.#add(...this.#block(part, isNext, 0));
  }

  /** @param isNext for lists: see `needsOtherMarker` */
  #block(part: Part, isNext: boolean, depth: number): string[] {
    switch (part.kind) {
      case 'heading':
        return [`${'#'.repeat(part.level)} ${this.#words(part.words, 'heading')}`];
      case 'paragraph':
        return this.#words(part.words, 'paragraph').split('\n');
      case 'list':
        return this.#list(part, isNext, depth);
      case 'table':
        return this.#table(part.rows);
      case 'quote':
        return this.#blocks(part.parts.map(asWords), depth + 1).map((line) =>
          line === '' ? '>' : `> ${line}`,
        );
      case 'code': {
        const longest = Math.max(2, ...[...part.text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
        return ['`'.repeat(longest + 1), ...part.text.split('\n'), '`'.repeat(longest + 1)];
      }
      default:
        return [];
    }
  }

  #blocks(parts: readonly Part[], depth: number): string[] {
    return parts.flatMap((part, index) => [
      ...(index === 0 ? [] : ['']),
      ...this.#block(part, needsOtherMarker(parts, index), depth),
    ]);
  }

  #list({ ordered, items, start = 1 }: List, isNext: boolean, depth = 0): string[] {
    return items.flatMap(({ words, below }, index) => {
      const sign = ordered ? `${index + start}${isNext ? ')' : '.'}` : isNext ? '*' : '-';
      const deep = depth >= deepest;
      const own = deep ? inOneLine([{ kind: 'paragraph', words }, ...below]) : words;
      const [first = '', ...more] = this.#words(own, 'item').split('\n');
      const under = deep ? [] : this.#blocks(below.map(asWords), depth + 1);
      // Directly below words, Markdown takes a list that begins with a number other than 1 for words.
      const [list] = below;
      const isTight = list?.kind === 'list' && list.start === undefined && below.length === 1;
      const indent = ' '.repeat(sign.length + 1);
      return [
        `${sign} ${first}`,
        ...more.map((line) => indent + line.trimStart()),
        ...(under.length > 0 && !isTight ? [''] : []),
        ...under.map((line) => (line === '' ? '' : indent + line)),
      ];
    });
  }

  #table(rows: readonly (readonly Words[])[]): string[] {
    const [head = [], ...body] = rows.map((row) => row.map((words) => this.#words(words, 'cell')));
    const written = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
    return [written(head), written(head.map(() => '---')), ...body.map(written)];
  }

  #question({ stem, options, from }: Question): void {
    const { log, taken, id } = this.#writing;
    const right = options.filter(({ isRight }) => isRight);
    const kind = right.length === 1 ? 'choice' : 'multi';
    const line = this.#next;
    this.#add(`:::${kind} ${takeFreeName(`${id}-${slug(plain(stem), 24) || 'question'}`, taken)}`);
    this.#add(...this.#words(stem, 'paragraph').split('\n'), '');
    let without = 0;
    for (const { words, isRight, feedback } of options) {
      if (isBlank(feedback)) without++;
      const { rightFeedback, otherFeedback, wrongFeedback } = placeholderWords;
      const placeholder = isRight ? rightFeedback : without % 2 === 1 ? otherFeedback : wrongFeedback;
      this.#lines.push(
        `- [${isRight ? 'x' : ' '}] ${this.#words(inOneLine([{ kind: 'paragraph', words }]), 'option')}`,
        `  > ${isBlank(feedback) ? placeholder : this.#words(inOneLine([{ kind: 'paragraph', words: feedback }]), 'paragraph')}`,
      );
    }
    this.#add(':::');
    const missing = without > 0 ? ` ${without} without feedback: write over what stands there.` : '';
    const became = `A question (${kind}) with ${options.length} options; right: ${right.map(({ words }) => `“${plain(words)}”`).join(', ')}.`;
    log.changed('Question', plain(stem), became + missing, {
      line,
      ...(from.length > 0 && { understood: from.join(' ') }),
    });
  }

  #picture(picture: Picture): void {
    const { log, nameOf, taken, id } = this.#writing;
    const { alt } = picture;
    const name = nameOf(picture);
    if (name === undefined) {
      const became = `It is of a kind that no browser shows (${picture.ending}). Save it as PNG, and put it in.`;
      return log.leftOut('Picture', alt, became);
    }
    const said = alt.replaceAll(/\s+/g, ' ').replaceAll('"', '”').trim();
    const missing = `It has no description: write one over “${placeholderWords.picture}”.`;
    if (said === '') log.changed('Picture', name, missing, { line: this.#next });
    else log.kept('Picture', `${name}: ${said}`, this.#next);
    const block = takeFreeName(`${id}-${slug(said, 24) || 'picture'}`, taken);
    // Without any words the course could not be built.
    return this.#add(`:::image ${block} src=${name} alt="${said || placeholderWords.picture}"`, ':::');
  }

  #words(words: Words, place: PassageKind): string {
    if (isBlank(words)) return '';
    const { links, log } = this.#writing;
    const own = place === 'heading' ? words.map((one) => ({ ...one, marks: [] })) : words;
    const { markdown, isBare } = markdownOf(own, place, (href, said) => links.keyOf(href, said));
    if (isBare)
      log.changed(
        'Marks',
        plain(words),
        'Bold, italic and the like could not stand here, and were left out.',
      );
    return markdown;
  }
}

/** Whether a list needs the other marker of its kind: with the same one, Markdown would join it to the list before. */
function needsOtherMarker(parts: readonly Part[], index: number): boolean {
  const [before, part] = [parts[index - 1], parts[index]];
  const isOfItsKind = part?.kind === 'list' && before?.kind === 'list' && before.ordered === part.ordered;
  return isOfItsKind && !needsOtherMarker(parts, index - 1);
}

/** A part, followed by those inside it that a lesson can have only at the top level. */
function hoisted(part: Part): Part[] {
  const after: Part[] = [];
  const alone = (one: Part): boolean => ['picture', 'question', 'notes'].includes(one.kind);
  const without = (one: Part): Part => {
    if (one.kind === 'quote') return { ...one, parts: inside(one.parts) };
    if (one.kind !== 'list') return one;
    return { ...one, items: one.items.map(({ words, below }): Item => ({ words, below: inside(below) })) };
  };
  const inside = (parts: readonly Part[]): Part[] => {
    after.push(...parts.filter(alone));
    return parts.filter((one) => !alone(one)).map(without);
  };
  const own = alone(part) ? part : withoutEmptyItems(without(part));
  return [...(own ? [own] : []), ...after];
}

/** A list without empty items: what is under one goes to the item before it. */
function withoutEmptyItems(part: Part): Part | undefined {
  if (part.kind === 'quote') {
    const parts = part.parts.flatMap((one) => withoutEmptyItems(one) ?? []);
    return parts.length > 0 ? { ...part, parts } : undefined;
  }
  if (part.kind !== 'list') return part;
  const items: { words: Words; below: readonly Part[] }[] = [];
  for (const { words, below } of part.items) {
    const under = below.flatMap((one) => withoutEmptyItems(one) ?? []);
    const last = items.at(-1);
    const [first, ...rest] = under;
    if (!isBlank(words)) items.push({ words, below: under });
    else if (last) last.below = [...last.below, ...under];
    else if (first?.kind === 'list' && rest.length === 0) items.push(...first.items);
    else if (first) items.push({ words: inOneLine([first]), below: rest });
  }
  return items.length > 0 ? { ...part, items } : undefined;
}

/** In a list or a quotation, a heading becomes bold words. */
const asWords = (part: Part): Part =>
  part.kind === 'heading'
    ? { kind: 'paragraph', words: tidied(part.words.map((one) => ({ ...one, marks: ['strong'] }))) }
    : part;

function whatIs(part: Part): string {
  switch (part.kind) {
    case 'heading':
      return 'Heading';
    case 'list':
      return `List of ${part.items.length}`;
    case 'table':
      return `Table ${part.rows.length} × ${part.rows[0]?.length ?? 0}`;
    case 'quote':
      return 'Quotation';
    case 'code':
      return 'Code';
    default:
      return 'Paragraph';
  }
}
