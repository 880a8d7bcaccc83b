/** What the page and the server tell each other of the words of a passage. */
export interface RunMark {
  readonly type: 'strong' | 'em' | 'del' | 'code' | 'link' | 'lang';
  /** Of a link: `link:key`, or `#scene` in a story. */
  readonly href?: string | undefined;
  /** Of words in another language: BCP 47. */
  readonly lang?: string | undefined;
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
  /** What is said of it to whoever changes it. */
  readonly note?: string;
  /** The numbers of those that it can be joined with. */
  readonly before?: number;
  readonly after?: number;
  /** Whether there is feedback, or another quotation, under it. */
  readonly hasBelow?: true;
}

/** Words that are written in the place of passages: one of them, or new. */
export interface Part {
  /** The number of the passage. */
  readonly of: number | null;
  /** Of what is new: whether it is an item of a list among paragraphs. */
  readonly isItem?: boolean;
  readonly runs: readonly Run[];
}

/** What can be done with an item of a list; but for adding and answers, with a paragraph, too. */
export const itemActs = ['add', 'up', 'down', 'delete', 'right'] as const;
export type ItemAct = (typeof itemActs)[number];

type OfKind = Pick<PassageName, 'kind'>;

/** Whether a passage is an item that can be added to, moved and deleted. */
export const isItem = ({ kind }: OfKind): boolean =>
  /^(?:item|option)/.test(kind) && !kind.includes('in a quotation');

/** Whether another paragraph can stand beside a passage. Most blocks take one only: their parsers say which. */
export const takesParagraphs = (kind: string): boolean =>
  /^paragraph(?:$| in a quotation| in :::(?:note|idea|acknowledgement|certificate|scenario|scene)\b)/.test(
    kind,
  );

/** Whether a list can stand beside a passage. In stories and scenes lists are choices, and what people say. */
export const takesLists = ({ kind }: OfKind): boolean =>
  takesParagraphs(kind) && !/^paragraph in :::(?:scenario|scene)\b/.test(kind);

/** Why Enter begins no other passage in one; undefined where it does. */
export function whyOne({ kind }: OfKind): string | undefined {
  if (/^(?:item|option)/.test(kind) || takesParagraphs(kind)) return undefined;
  if (!/^(?:paragraph|heading|screen|title|unit|alternative|cell|objectives|code|description)/.test(kind))
    return 'A message of the interface is one line; what stands in braces is filled in.';
  const [what = '', block] = kind.split(' in :::');
  if (what === 'cell') return 'A cell of a table is one paragraph.';
  if (what === 'paragraph') return `These words of a ${block} are one paragraph.`;
  if (what === 'objectives') return 'A goal is one line.';
  return `A ${what} is one line.`;
}
