import type { Rich } from '../course/rich.ts';
import type { Appearance, StageModel } from './drawings.ts';

/** Replaces whole lines of a file. `line` is the number of the first, from 1. */
export interface LineEdit {
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/**
 * The edit that fixes a problem; undefined unless there is exactly one way to fix it.
 * @param lines the file's lines
 * @param index the index of the line with the problem
 */
export type QuickFix = (lines: readonly string[], index: number) => LineEdit | undefined;

/** A block's container as the compiler parsed it. For the build only. */
export interface BlockSource {
  /** The kind: `choice`, `sort` … */
  readonly name: string;
  readonly id: string;
  /** The number of the opening line. */
  readonly line: number;
  readonly attributes: ReadonlyMap<string, string>;
  /** Single words on the opening line after the id, such as `decorative`. */
  readonly flags: ReadonlySet<string>;
  readonly parts: readonly MarkdownNode[];
  /** The course's language, as a language tag. */
  readonly language: string;
  /** A decorative picture from `assets/art/`; reports a missing one. */
  art(name: string, line: number): Rich;
  readonly media: BlockMedia;
  readonly cast: Cast;
  /** Reports what is wrong and what to do, in sentences. All problems are shown at once. */
  report(line: number, message: string, fix: string, quickFix?: QuickFix): void;
}

/** Files from `assets/media/`, as markup. Each method reports a file that is missing or cannot be in a package. */
export interface BlockMedia {
  /** @param alt '' for a decorative picture */
  picture(name: string, alt: string, line: number): Rich;
  /** With the browser's own controls. Nothing is fetched before the learner plays it. */
  recording(use: 'audio' | 'video', name: string, wanted: RecordingWanted, line: number): Rich;
  /** A link that saves the file, with its kind and size. */
  download(name: string, words: Rich, line: number): Rich;
}

export interface RecordingWanted {
  /** What the recording is, for people who cannot see it. */
  readonly label: string;
  readonly captions?: string | undefined;
  readonly poster?: string | undefined;
  /** As the author gives it, if the file does not say. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** How many words the transcript has. */
  readonly words: number;
}

/** The people who can be drawn, and the stages: `assets/people.yaml`. */
export interface Cast {
  /** Reports an unknown stage. */
  stage(name: string, line: number): StageModel | undefined;
  /**
   * A person as drawn on a stage; without a pose, in the first pose that suits the stage. Reports a person, an
   * expression or a pose that does not exist or does not fit the stage.
   */
  appearanceOn(who: Appearance, stage: StageModel | undefined, line: number): Appearance;
  /** The id of the person with this name in any language. For an unknown name, the id that it would have. */
  personId(name: string): string;
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
  /** `**Name** (marks, with commas): words`, brackets and words optional; undefined otherwise. */
  named(): NamedItem | undefined;
  /** The nodes indented under it. */
  readonly below: readonly MarkdownNode[];
}

export interface NamedItem {
  readonly name: string;
  readonly marks: readonly string[] | undefined;
  /** The name and the words as one line, marked up; undefined if there are no words. */
  readonly said: string | undefined;
}

export interface Quote extends Base {
  readonly kind: 'quote';
  /** Inline if it is one paragraph, otherwise block-level markup. */
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

/** A container inside this one. */
export interface Container extends Base {
  readonly kind: 'container';
  readonly source: BlockSource;
}

/** Markdown that no block accepts: code, rules. */
export interface Other extends Base {
  readonly kind: 'other';
}

export type MarkdownNode = Paragraph | Heading | List | Quote | Table | Container | Other;
