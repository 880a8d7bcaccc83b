/** What the page and the server tell each other of the words of a passage. */
export interface RunMark {
  readonly type: 'strong' | 'em' | 'del' | 'code' | 'link';
  /** Of a link: `link:key`, or `#scene` in a story. */
  readonly href?: string | undefined;
}

/** Words with the same marks. */
export interface Words {
  readonly text: string;
  readonly marks: readonly RunMark[];
}

/** What is not changed on the page: a picture among words. */
export interface Alone {
  readonly raw: string;
}

export interface Break {
  readonly br: true;
}

export type Run = Words | Alone | Break;

/** A passage as the page has it. */
export interface PassageOnPage {
  /** Its place among those of its file. */
  readonly number: number;
  /** `heading`, `item in :::choice`. */
  readonly kind: string;
  readonly line: number;
  /** How it is written in the file. */
  readonly old: string;
  readonly runs: readonly Run[];
  /** Whether it takes strong words, links and so on. */
  readonly isMarkdown: boolean;
  /** Why it is only shown, where it cannot be changed on the page. */
  readonly locked?: string;
}
