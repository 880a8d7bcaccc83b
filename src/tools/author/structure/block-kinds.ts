import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asides } from '../../../compile/blocks.ts';
import { registry } from '../../../blocks/registry.ts';
import { exampleOf } from '../gallery/samples.ts';

/** A kind of block for the picker. */
export interface PickableKind {
  readonly name: string;
  /** A description in one sentence. */
  readonly about: string;
  /** The purpose that it is listed under, and other words to search for it by. */
  readonly purpose: string;
  readonly also: string;
  /** The file name of its picture in the authoring guide, without ending; undefined if it has none. */
  readonly picture?: string | undefined;
}

/** The purposes of blocks, in the order in which authors need them; each kind with other words to search for it by. */
const purposes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Show, and let listen': {
    image: 'picture image',
    video: 'movie clip mp4 subtitles',
    audio: 'sound podcast mp3',
    chart: 'numbers statistics diagram graph',
    scene: 'people dialogue comic',
    pairs: 'compare contrast',
  },
  'Ask a question': {
    choice: 'quiz single multiple choice',
    multi: 'quiz multiple choice checkbox',
    sort: 'quiz drag categories group',
    builder: 'quiz gap cloze',
    reveal: 'quiz estimate number slider',
  },
  'Tell, and set apart': {
    disclosure: 'accordion flip tabs',
    note: 'box hint warning',
    idea: 'quote highlight key',
    scenario: 'branching conversation decision',
  },
  'Let learners think, and try': {
    reflection: 'write notes journal',
    slider: 'rate confidence survey',
    phrases: 'sentences scripts wording',
    plan: 'goal action commitment',
    rehearsal: 'practise role play',
    moments: 'reminder calendar cards',
    revisit: 'review follow up',
  },
  'Hand on': {
    file: 'pdf document attachment handout',
    resources: 'links further reading',
  },
  'At the end of the course': {
    check: 'test exam quiz assessment',
    acknowledgement: 'sign confirm policy',
    certificate: 'diploma print',
  },
};
const order = Object.entries(purposes).flatMap(([purpose, kinds]) =>
  Object.entries(kinds).map(([name, also]) => ({ name, purpose, also })),
);
/** For a kind that is not in the list above yet. */
const others = { purpose: 'Others', also: '' };

const project = join(import.meta.dirname, '../../../..');
const images = 'docs/images';

const guide = (): string => readFileSync(join(project, 'docs/authoring.md'), 'utf8');

/** The authoring guide's example of a kind of block. */
export const guideExample = (name: string): string | undefined => exampleOf(guide(), name);

/** Every kind in the registry and the guide, by purpose. */
export function pickableKinds(): PickableKind[] {
  // A picture shows all blocks of the example above it.
  const pictures = new Map<string, string>();
  for (const [, text = '', picture = ''] of guide().matchAll(
    /^```markdown\n([\s\S]*?)^```\n\n!\[[^\]]*\]\(images\/([\w-]+)\.png\)/gm,
  ))
    for (const [, name = ''] of text.matchAll(/^:{3,}([a-z]+) ?/gm))
      if (!pictures.has(name) || picture === name) pictures.set(name, picture);
  const place = (name: string): number => order.findIndex((one) => one.name === name) >>> 0;
  return [...registry.values(), ...Object.values(asides)]
    .sort((a, b) => place(a.name) - place(b.name))
    .map(({ name, about }) => {
      const { purpose, also } = order[place(name)] ?? others;
      return { name, about, purpose, also, picture: pictures.get(name) };
    });
}

/** A picture of the guide. */
export function guidePicture(name: string): Uint8Array | undefined {
  const path = join(project, images, name);
  return /^[\w-]+\.png$/.test(name) && existsSync(path) ? readFileSync(path) : undefined;
}
