import type { Rich } from '../course/rich.ts';
import type { Appearance, StageModel } from './drawings.ts';

/** A replacement of whole lines of a file; line numbers start at 1. */
export interface LineEdit {
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/**
 * Fixes a problem that has only one possible correction; undefined if that is not certain.
 * @param lines of the file
 * @param index of the line that the problem is in
 */
export type QuickFix = (lines: readonly string[], index: number) => LineEdit | undefined;

/** A block's container as the compiler parsed it. For the build only. */
export interface BlockSource {
  /** The kind: `choice`, `sort` … */
  readonly name: string;
  readonly id: string;
  /** Of the opening line. */
  readonly line: number;
  readonly attributes: ReadonlyMap<string, string>;
  /** Single words on the opening line after the id. */
  readonly flags: ReadonlySet<string>;
  readonly parts: readonly MarkdownNode[];
  /** The course's language tag. */
  readonly language: string;
  /** A decorative picture of `assets/art/`; reports one that does not exist. */
  art(name: string, line: number): Rich;
  readonly media: BlockMedia;
  readonly cast: Cast;
  /** Reports what is wrong and what to do, in sentences. All problems are shown at once. */
  report(line: number, message: string, fix: string, quickFix?: QuickFix): void;
}

/** Files of `assets/media/` as markup; each function reports a file that does not exist or is not allowed. */
export interface BlockMedia {
  /** @param alt '' for a decorative picture */
  picture(name: string, alt: string, line: number): Rich;
  /** With the browser's own controls. Nothing is loaded before it is played. */
  recording(use: 'audio' | 'video', name: string, wanted: RecordingWanted, line: number): Rich;
  /** A download link with file type and size. */
  download(name: string, words: Rich, line: number): Rich;
}

export interface RecordingWanted {
  /** A label for those who cannot see it. */
  readonly label: string;
  readonly captions?: string | undefined;
  readonly poster?: string | undefined;
  /** From the author, if the file does not contain it. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** How many words the transcript has. */
  readonly words: number;
}

/** Who can be drawn, and where: `assets/people.yaml`. */
export interface Cast {
  /** Reports a stage that does not exist. */
  stage(name: string, line: number): StageModel | undefined;
  /**
   * As they are drawn on a stage, if no pose is named in the first that suits it. Reports a person, an expression or a pose
   * that does not exist, or that does not suit the stage.
   */
  figure(who: Appearance, stage: StageModel | undefined, line: number): Appearance;
  /** The id of the person with this name in any language; for an unknown name, what the id would be. */
  person(name: string): string;
  has(person: string): boolean;
}

interface Base {
  readonly line: number;
  /** Block-level markup. */
  html(): string;
  /** Plain text. */
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
  /** Undefined if it has no box. */
  readonly checked: boolean | undefined;
  words(): Rich;
  text(): string;
  /** `Label: words`; undefined if there is no label. */
  labelled(): { readonly label: string; readonly words: Rich } | undefined;
  /** `[words](#to)` and nothing else; undefined otherwise. */
  link(): { readonly words: Rich; readonly to: string } | undefined;
  /** `**Name** (marks, with commas): words`, with or without the brackets and the words; undefined otherwise. */
  named(): Named | undefined;
  /** The parts indented under it. */
  readonly below: readonly MarkdownNode[];
}

export interface Named {
  readonly name: string;
  readonly marks: readonly string[] | undefined;
  /** The name and the words as one line of markup; undefined if there are no words. */
  readonly said: string | undefined;
}

export interface Quote extends Base {
  readonly kind: 'quote';
  /** Inline if it is one paragraph, else block-level markup. */
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

/** Markdown that no block accepts: code, horizontal rules. */
export interface Other extends Base {
  readonly kind: 'other';
}

export type MarkdownNode = Paragraph | Heading | List | Quote | Table | Container | Other;
