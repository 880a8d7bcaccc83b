import type { Rich } from '../course/rich.ts';
import type { Appearance, StageModel } from './drawings.ts';

/** Whole lines of a file, the first one's number from 1, and what is to stand there. */
export interface LineEdit {
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/**
 * What fixes a problem where there is only one thing to do; undefined where that is not certain.
 * @param lines of the file
 * @param index of the line that the problem is in
 */
export type QuickFix = (lines: readonly string[], index: number) => LineEdit | undefined;

/** A block's container as the compiler read it. For the build only. */
export interface BlockSource {
  /** The kind: `choice`, `sort` … */
  readonly name: string;
  readonly id: string;
  /** Of the opening line. */
  readonly line: number;
  readonly attributes: ReadonlyMap<string, string>;
  /** Words of the opening line after the id that say something by themselves. */
  readonly flags: ReadonlySet<string>;
  readonly parts: readonly MarkdownNode[];
  /** The course's, as a language tag. */
  readonly language: string;
  /** A picture of `assets/art/`, decorative; reports it where there is none. */
  art(name: string, line: number): Rich;
  readonly media: BlockMedia;
  readonly cast: Cast;
  /** Says what is wrong and what to do, in sentences. All problems are shown at once. */
  report(line: number, message: string, fix: string, quickFix?: QuickFix): void;
}

/** What lies in `assets/media/`, as markup; each reports a file that is not there or cannot go with a course. */
export interface BlockMedia {
  /** @param alt '' for a picture that only decorates */
  picture(name: string, alt: string, line: number): Rich;
  /** With the browser's own controls. Nothing of it is fetched before it is played. */
  recording(use: 'audio' | 'video', name: string, wanted: RecordingWanted, line: number): Rich;
  /** A link that saves it, with its kind and size. */
  download(name: string, words: Rich, line: number): Rich;
}

export interface RecordingWanted {
  /** What it is, for who cannot see it. */
  readonly label: string;
  readonly captions?: string | undefined;
  readonly poster?: string | undefined;
  /** As the author says, where the file does not. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** How many words the transcript has. */
  readonly words: number;
}

/** Who can be drawn, and where: `assets/people.yaml`. */
export interface Cast {
  /** Reports a stage that there is not. */
  stage(name: string, line: number): StageModel | undefined;
  /**
   * As they are drawn on a stage, where no pose is named in the first that suits it. Reports a person, an expression
   * or a pose that there is not, or that cannot be there.
   */
  figure(who: Appearance, stage: StageModel | undefined, line: number): Appearance;
  /** The id of who is called so, in any language. Of a name that nobody there has, what the id would be. */
  person(name: string): string;
  has(person: string): boolean;
}

interface Base {
  readonly line: number;
  /** Block-level markup. */
  html(): string;
  /** Plain words. */
  text(): string;
}

export interface Paragraph extends Base {
  readonly kind: 'paragraph';
  words(): Rich;
}

/** `### Words {#id key=value}` */
export interface Heading extends Base {
  readonly kind: 'heading';
  readonly depth: number;
  readonly id: string;
  readonly attributes: ReadonlyMap<string, string>;
  words(): Rich;
}

export interface List extends Base {
  readonly kind: 'list';
  readonly items: readonly Item[];
}

export interface Item {
  readonly line: number;
  /** Undefined where it has no box. */
  readonly checked: boolean | undefined;
  words(): Rich;
  text(): string;
  /** `Label: words`; undefined where there is no label. */
  labelled(): { readonly label: string; readonly words: Rich } | undefined;
  /** `[words](#to)` and nothing else; undefined otherwise. */
  link(): { readonly words: Rich; readonly to: string } | undefined;
  /** `**Name** (marks, with commas): words`, the brackets or the words perhaps not there; undefined otherwise. */
  named(): Named | undefined;
  /** What is indented under it. */
  readonly below: readonly MarkdownNode[];
}

export interface Named {
  readonly name: string;
  readonly marks: readonly string[] | undefined;
  /** The name and the words as one line, marked up; undefined where there are no words. */
  readonly said: string | undefined;
}

export interface Quote extends Base {
  readonly kind: 'quote';
  /** Inline where it is one paragraph, else block-level markup. */
  words(): Rich;
}

export interface Table extends Base {
  readonly kind: 'table';
  readonly head: readonly Cell[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly Cell[] }[];
}

export interface Cell {
  words(): Rich;
  text(): string;
}

/** Another container inside. */
export interface Container extends Base {
  readonly kind: 'container';
  readonly source: BlockSource;
}

/** Markdown that no block takes: code, rules. */
export interface Other extends Base {
  readonly kind: 'other';
}

export type MarkdownNode = Paragraph | Heading | List | Quote | Table | Container | Other;
