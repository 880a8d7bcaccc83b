import '../../../ui/scroll-region.ts';
import type { LessonElement } from '../../../lessons/lesson-element.ts';
import type { Sample } from '../gallery/samples.ts';
import type { Shown, State } from './gallery-states.ts';
import { nothingYet, statesOf } from './gallery-states.ts';
import { button, newElement, sheetOf, whileLeftAlone } from './made.ts';

/** Fills `/gallery`: each block in each of its states, as in a lesson. */
const main = document.querySelector('main') as HTMLElement;
const sheet = sheetOf(`
  main { max-width: 48rem; margin: auto; padding: 1rem; }
  section { margin-block: 2rem; padding: 1.5rem; border: 1px solid var(--rule); border-radius: .75rem; }
  nav { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; }
  nav a { color: var(--accent); }
  nav button { font: inherit; padding: .5rem 1rem; }
`);
document.adoptedStyleSheets.push(sheet);

/** The query selects the lesson to show: `/gallery?long`, `/gallery?right-to-left`. */
const asked = location.search.slice(1);
const name = ['long', 'right-to-left'].includes(asked) ? asked : 'blocks';

function navigation(): HTMLElement {
  const nav = newElement('nav', { ariaLabel: 'Gallery' });
  for (const [query, words] of [
    ['', 'Every state'],
    ['?long', 'Long text'],
    ['?right-to-left', 'Right to left'],
  ] as const)
    nav.append(newElement('a', { href: `/gallery${query}`, textContent: words }));
  const scheme = button('Light or dark', () => {
    const { dataset } = document.documentElement;
    dataset['scheme'] = dataset['scheme'] === 'dark' ? 'light' : 'dark';
  });
  nav.append(scheme);
  return nav;
}

const lessonOf = (screen: string): LessonElement =>
  Object.assign(document.createElement(`lesson-${name}`) as LessonElement, nothingYet(), { screen });

/** The block on a lesson's screen; undefined if the part has no element of its own. */
function blockIn(lesson: LessonElement): Shown | undefined {
  const elements = [...(lesson.shadowRoot?.querySelectorAll('.screen > *') ?? [])];
  return elements.find((element) => element.localName.endsWith('-block')) as Shown | undefined;
}

/** The visible markup of a block: two states that look the same are shown once. */
const look = (root: ShadowRoot): string =>
  [
    root.innerHTML,
    ...[...root.querySelectorAll('input')].map(({ value, checked }) => `${value} ${String(checked)}`),
  ].join();

/** @param looks the looks of the block's states shown so far */
async function show(screen: string, { name: title, given, act }: State, looks: Set<string>): Promise<void> {
  const section = document.createElement('section');
  section.dataset['block'] = screen;
  section.dataset['state'] = title;
  if (name === 'right-to-left') Object.assign(section, { dir: 'rtl', lang: 'he' });
  const lesson = lessonOf(screen);
  lesson.lessonTitle = title;
  section.append(lesson);
  main.append(section);
  await lesson.updateComplete;
  const block = blockIn(lesson);
  if (!block?.shadowRoot) return title === 'empty' ? undefined : section.remove();
  if (given) Object.assign(lesson, given(block.model.id));
  await lesson.updateComplete;
  await block.updateComplete;
  const isNew = act ? act(block.shadowRoot) : !looks.has(look(block.shadowRoot));
  if (!isNew) return section.remove();
  looks.add(look(block.shadowRoot));
  await block.updateComplete;
}

main.append(navigation());
const { samples } = (await import(`/gallery/${name}.js`)) as {
  readonly samples: Readonly<Record<string, Sample>>;
};
for (const [screen, sample] of Object.entries(samples)) {
  const looks = new Set<string>();
  for (const state of statesOf(sample)) await show(screen, state, looks);
}
/** Removes the focus that an error message took, for two seconds or until the reader begins to use the page. */
const settle = (): void => {
  (document.activeElement as HTMLElement | null)?.blur();
  window.scrollTo(0, 0);
};
document.addEventListener('focusin', () => queueMicrotask(settle), { signal: whileLeftAlone() });
settle();
document.documentElement.dataset['gallery'] = 'ready';
