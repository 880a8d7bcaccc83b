import type { Rich } from '../course/rich.ts';
import type { BlockSource, Item, List, MarkdownNode } from './block-source.ts';
import type { StageModel } from './drawings.ts';
import { prose, reportUnexpected } from './read-source.ts';
import type { Moment, StagedLine, StagedPerson } from './staging.ts';

const shape = 'Write "- **Name** (expression): what they say", "- **Name** (expression, pose)" or "(away)".';
const captions = '<p><strong>Captions:</strong>';

/** The stage named on the opening line; undefined if there is none, or if it is unknown, which is reported. */
export function stageOf({ attributes, cast, line }: BlockSource): StageModel | undefined {
  const name = attributes.get('stage');
  return name === undefined ? undefined : cast.stage(name, line);
}

/** Whether a list is of people: all items have a name, and one or more say in brackets how the person looks. */
export const isPeople = (list: List): boolean => {
  const named = list.items.map((item) => item.named());
  return named.every((one) => one !== undefined) && named.some((one) => one?.marks !== undefined);
};

export const isCaptions = (part: MarkdownNode): boolean =>
  part.kind === 'paragraph' && part.html().startsWith(captions);

/**
 * Reads moments on one stage. People take seats in the order in which they first appear, and keep them. A person not
 * named in a moment looks as before.
 */
export class MomentReader {
  readonly #source: BlockSource;
  readonly #stage: StageModel | undefined;
  readonly #seats: string[] = [];

  constructor(source: BlockSource, stage: StageModel | undefined) {
    this.#source = source;
    this.#stage = stage;
  }

  read(parts: readonly MarkdownNode[], before: Moment['people'] = []): Moment {
    const people = [...before];
    const lines: StagedLine[] = [];
    let onScreen: Rich | undefined;
    let narration: MarkdownNode[] = [];
    const addNarration = (): void => {
      if (narration.length > 0) lines.push({ text: prose(narration) });
      narration = [];
    };
    for (const part of parts) {
      if (part.kind === 'list' && isPeople(part)) {
        addNarration();
        for (const item of part.items) this.#person(item, people, lines);
      } else if (isCaptions(part)) {
        onScreen = { strings: [part.html().slice(captions.length, -'</p>'.length).trim()] };
      } else {
        if (part.kind === 'list') this.reportUnnamed(part);
        narration.push(part);
      }
    }
    addNarration();
    return { people, lines, ...(onScreen && { captions: onScreen }) };
  }

  /** The stage with only as many seats as are taken, from its middle. */
  get stage(): StageModel | undefined {
    const stage = this.#stage;
    if (!stage || stage.type === 'call') return stage;
    const from = Math.max(0, Math.floor((stage.seats.length - this.#seats.length) / 2));
    return { ...stage, from, seats: stage.seats.slice(from, from + this.#seats.length) };
  }

  /** Reports items meant as people in a list that is not one: they would be read as narration. */
  reportUnnamed({ items }: List): void {
    const { cast, report } = this.#source;
    const isAmongPeople = items.some((item) => item.named()?.marks !== undefined);
    for (const item of items) {
      if (item.named()) continue;
      const said = item.text();
      const name = /^([^(:]+?)\s*\(/.exec(said)?.[1] ?? '';
      if (isAmongPeople || cast.has(cast.personId(name)))
        report(item.line, `"${said.slice(0, 24).trim()}" is not read as a person.`, shape);
    }
  }

  #person(item: Item, people: (StagedPerson | undefined)[], lines: StagedLine[]): void {
    const { cast, report } = this.#source;
    const named = item.named();
    if (!named) return;
    reportUnexpected(
      this.#source,
      item.below,
      'Nothing can stand under a person: write what is told as a paragraph.',
    );
    const { name, marks, said } = named;
    const person = cast.personId(name);
    let seat = this.#seats.indexOf(person);
    if (marks !== undefined) {
      const [expression = '', pose = '', ...more] = marks;
      if (more.length > 0) report(item.line, `"${more.join(', ')}" is one too many for "${name}".`, shape);
      if (seat < 0) seat = this.#take(person, name, item.line);
      const isThere = expression !== 'away';
      people[seat] = isThere
        ? { ...cast.appearanceOn({ person, expression, pose }, this.#stage, item.line), name }
        : undefined;
    } else if (said === undefined) {
      report(item.line, `It is not said how "${name}" looks.`, shape);
    } else if (!people[seat] && cast.has(person)) {
      report(item.line, `"${name}" is not there yet.`, shape);
    }
    if (said === undefined) return;
    if (said.includes('<a ')) {
      report(item.line, 'A link cannot stand in what is said.', 'Put it into a paragraph.');
    }
    lines.push({ by: people[seat] ? seat : -1, text: { strings: [said] } });
  }

  #take(person: string, name: string, line: number): number {
    const most = this.#stage?.seats.length ?? Infinity;
    if (this.#seats.length >= most) {
      const fix = 'Leave somebody out, or take another stage.';
      this.#source.report(line, `There is no seat for "${name}": the stage has ${most}.`, fix);
    }
    return this.#seats.push(person) - 1;
  }
}
