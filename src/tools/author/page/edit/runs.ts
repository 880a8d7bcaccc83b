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

/** What a passage is found by, wherever it stands by then. */
export interface PassageName {
  /** Its place among those of its file. */
  readonly number: number;
  /** `heading`, `item in :::choice`. */
  readonly kind: string;
  /** The block or the screen that it is in. */
  readonly group: string;
  /** How it is written in the file. */
  readonly old: string;
  /** Which it is of those that are the same in all this, and how many there are. */
  readonly nth: number;
  readonly of: number;
}

/** The name alone, as it is sent. */
export const nameOf = ({ number, kind, group, old, nth, of }: PassageName): PassageName => ({
  number,
  kind,
  group,
  old,
  nth,
  of,
});

/** A passage as the page has it. */
export interface PassageOnPage extends PassageName {
  readonly line: number;
  readonly runs: readonly Run[];
  /** Whether it takes strong words, links and so on. */
  readonly isMarkdown: boolean;
  /** Why it is only shown, where it cannot be changed on the page. */
  readonly locked?: string;
}

/** What can be done with an item of a list. */
export const itemActs = ['add', 'up', 'down', 'delete', 'right'] as const;
export type ItemAct = (typeof itemActs)[number];

/** Whether a passage is an item that can be added to, moved and deleted. */
export const isItem = ({ kind }: { readonly kind: string }): boolean =>
  /^(?:item|option)/.test(kind) && !kind.includes('in a quotation');
