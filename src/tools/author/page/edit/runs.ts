/** A mark on words of a passage, as the page and the server exchange it. */
export interface RunMark {
  readonly type: 'strong' | 'em' | 'del' | 'code' | 'link' | 'lang';
  /** For a link: `link:key`, or `#scene` in a story. */
  readonly href?: string | undefined;
  /** For words in another language: BCP 47. */
  readonly lang?: string | undefined;
}

/** Words with the same marks. */
export interface Words {
  readonly text: string;
  readonly marks: readonly RunMark[];
}

/** Inline content that cannot be changed on the page: a picture among words. */
export interface Alone {
  readonly raw: string;
}

export interface Break {
  readonly br: true;
}

export type Run = Words | Alone | Break;

/** What identifies a passage, even after it has moved. */
export interface PassageName {
  /** Its index among the passages of its file. */
  readonly number: number;
  /** `heading`, `item in :::choice`. */
  readonly kind: string;
  /** The block or screen that contains it. */
  readonly group: string;
  /** Its source in the file. */
  readonly old: string;
  /** Its index among passages equal in all this, and how many of them there are. */
  readonly nth: number;
  readonly of: number;
}

/** Only the fields of the name, as sent to the server. */
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
  /** Whether it may contain strong words, links and so on. */
  readonly isMarkdown: boolean;
  /** Why it cannot be changed on the page; it is then only shown. */
  readonly locked?: string;
  /** A note for the author who edits it. */
  readonly note?: string;
  /** The numbers of the passages that it can be joined with. */
  readonly before?: number;
  readonly after?: number;
  /** Whether there is feedback, or another quotation, under it. */
  readonly hasBelow?: true;
  /** Only for an option: whether it is a right answer. */
  readonly isRight?: boolean;
}

/** Words that replace a passage, or a new passage. */
export interface Part {
  /** The number of the passage that it replaces; null if it is new. */
  readonly of: number | null;
  /** If it is new: whether it is an item of a list among paragraphs. */
  readonly isItem?: boolean;
  readonly runs: readonly Run[];
}

/** The actions on a list item. Except for `add` and `right`, they apply to a paragraph, too. */
export const itemActs = ['add', 'up', 'down', 'delete', 'right'] as const;
export type ItemAct = (typeof itemActs)[number];

type OfKind = Pick<PassageName, 'kind'>;

/** Whether a passage is an item that can be added to, moved and deleted. */
export const isItem = ({ kind }: OfKind): boolean =>
  /^(?:item|option)/.test(kind) && !kind.includes('in a quotation');

export const isOption = ({ kind }: OfKind): boolean => kind.startsWith('option');

/** Whether a question can have several right answers. */
export const hasSeveralRight = ({ kind }: OfKind): boolean => kind.includes(':::multi');

/** Whether another paragraph can follow a passage. Most blocks take only one: see their parsers. */
export const takesParagraphs = (kind: string): boolean =>
  /^paragraph(?:$| in a quotation| in :::(?:note|idea|acknowledgement|certificate|scenario|scene)\b)/.test(
    kind,
  );

/** Whether a list can follow a passage. In stories and scenes, lists are choices and what people say. */
export const takesLists = ({ kind }: OfKind): boolean =>
  takesParagraphs(kind) && !/^paragraph in :::(?:scenario|scene)\b/.test(kind);

/** Why Enter begins no new passage in this one; undefined if it does. */
export function whyNotSplit({ kind }: OfKind): string | undefined {
  if (/^(?:item|option)/.test(kind) || takesParagraphs(kind)) return undefined;
  if (!/^(?:paragraph|heading|screen|title|unit|alternative|cell|objectives|code|description)/.test(kind))
    return 'A message of the interface is one line; what stands in braces is filled in.';
  const [what = '', block] = kind.split(' in :::');
  if (what === 'cell') return 'A cell of a table is one paragraph.';
  if (what === 'paragraph') return `These words of a ${block} are one paragraph.`;
  if (what === 'objectives') return 'A goal is one line.';
  return `A ${what} is one line.`;
}
