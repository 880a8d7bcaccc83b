import type { KeyQuestion } from '../course/answer-key.ts';
import type { Activity } from '../course/course.ts';
import type { BlockSource } from './block-source.ts';
import type { Drawn } from './staging.ts';

/** The properties that a lesson sets on an element besides its model. */
export type BlockInput = 'response' | 'notes' | 'facts' | 'check' | 'drawings';

interface Identified {
  readonly id: string;
}

/** What the build knows about a kind of block: see `docs/blocks.md`. */
export interface BlockKind<Model extends Identified = Identified> {
  /** The name on the opening line: `:::name`. */
  readonly name: string;
  /** Its purpose, in one sentence for authors. */
  readonly about: string;
  /** The custom element's tag. */
  readonly tag: string;
  /** The element's file, below `src/blocks/`. */
  readonly file: string;
  /** The model's fields, at any depth, that a translation may change. It must not change others. */
  readonly words: readonly string[];
  /** The attributes (`key=value`) allowed on the opening line after the id. */
  readonly attributes: readonly string[];
  /** The single words allowed there. */
  readonly flags: readonly string[];
  readonly inputs: readonly BlockInput[];
  readonly read: (source: BlockSource) => ParsedBlock<Model>;
}

export interface ParsedBlock<Model extends Identified = Identified> {
  readonly model: Model;
  /** The answers that are kept, each under its own id. */
  readonly activities: readonly Activity[];
  /** The questions that appear in a record, for the answer key. */
  readonly key: readonly KeyQuestion[];
  /** The people and stages drawn for it; undefined if there are none. */
  readonly drawn?: Drawn;
}

interface Definition<Model extends Identified> {
  readonly name: string;
  readonly about: string;
  /** Defaults to the name. */
  readonly folder?: string;
  readonly parse: (source: BlockSource) => Model;
  readonly words: readonly KeysOf<Model>[];
  readonly attributes?: readonly string[];
  readonly flags?: readonly string[];
  readonly inputs?: readonly BlockInput[];
  readonly activities?: (model: Model) => readonly Activity[];
  readonly key?: (model: Model) => readonly KeyQuestion[];
  readonly drawn?: (model: Model) => Drawn;
}

/** The names of all fields of a model, at any depth. */
type KeysOf<T> = T extends readonly (infer Item)[]
  ? KeysOf<Item>
  : T extends object
    ? { [K in keyof T & string]: K | KeysOf<T[K]> }[keyof T & string]
    : never;

export function blockKind<Model extends Identified>(definition: Definition<Model>): BlockKind<Model> {
  const { name, about, folder = name, parse, words, attributes = [], flags = [], inputs = [] } = definition;
  return {
    name,
    about,
    tag: `${folder}-block`,
    file: `${folder}/${folder}-block.ts`,
    words,
    attributes,
    flags,
    inputs,
    read: (source) => {
      const model = parse(source);
      const { activities, key, drawn } = definition;
      return {
        model,
        activities: activities?.(model) ?? [],
        key: key?.(model) ?? [],
        ...(drawn && { drawn: drawn(model) }),
      };
    },
  };
}

/** One activity: the block itself. Its answer comes back as `response`; a new fingerprint means a new question. */
export const singleActivity = <Model extends Identified>(
  fingerprint: (model: Model) => string,
): Pick<Definition<Model>, 'inputs' | 'activities'> => ({
  inputs: ['response'],
  activities: (model) => [{ id: model.id, fingerprint: fingerprint(model) }],
});

/** The model of a block; undefined if the block is of another kind. */
export const modelOf = <Model extends Identified>(
  block: { readonly kind: BlockKind; readonly model: Identified },
  { tag }: BlockKind<Model>,
): Model | undefined => (block.kind.tag === tag ? (block.model as Model) : undefined);
