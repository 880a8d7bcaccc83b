import { html, nothing } from 'lit';
import type { StructureDone } from '../../structure/structure-desk.ts';
import type { Row } from './rows.ts';

const button = (words: string, press: (event: Event) => void, look = ''): unknown =>
  html`<button type="button" class=${look} @click=${press}>${words}</button>`;

/** @param what to add: a lesson or a screen */
export const askForTitle = (what: string, add: (title: string) => void, back: () => void): unknown =>
  html`<form
    class="ask"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      add(String(new FormData(event.target as HTMLFormElement).get('title')));
    }}
  >
    <label for="title">Title of the new ${what}</label>
    <input id="title" name="title" required maxlength="200" />
    <button type="submit" class="main">Add it</button>
    ${button('Cancel', back)}
  </form>`;

/** Before a deletion: what learners lose, and what has to be fixed afterwards. */
export const askToDelete = (
  { label, what }: Row,
  { losses, problems }: Pick<StructureDone, 'losses' | 'problems'>,
  go: () => void,
  back: () => void,
): unknown =>
  html`<div class="ask" role="alert">
    <div tabindex="0">
      <p class="title">Delete “<bdi>${label}</bdi>”?</p>
      ${losses.map((loss) => html`<p>${loss}</p>`)}
      ${
        problems.length > 0
          ? html`<p class="wrong">After that, this has to be fixed: ${problems.join(' ')}</p>`
          : nothing
      }
    </div>
    ${button('Delete it', go, 'main')} ${button(`Keep the ${what}`, back)}
  </div>`;

/** A dialog over the page. @param closed is called once it is closed */
export function dialogView(title: string, view: unknown, closed: () => void): unknown {
  const close = ({ currentTarget }: Event): void => (currentTarget as HTMLElement).closest('dialog')?.close();
  return html`<dialog aria-labelledby="title-of-dialog" @close=${closed}>
    <div class="head">
      <h2 id="title-of-dialog">${title}</h2>
      ${button('Close', close)}
    </div>
    <div class="body">${view}</div>
  </dialog>`;
}

interface Acts {
  readonly add: () => void;
  readonly act: (act: 'duplicate' | 'up' | 'down' | 'delete') => void;
  readonly open: (dialog: 'kinds' | 'story') => void;
}

/** The actions for the selected row. */
export function toolbar(row: Row | undefined, isStory: boolean, { add, act, open }: Acts): unknown {
  if (!row) return nothing;
  return html`<div class="acts" role="toolbar" aria-label="Actions for the selected row">
    ${button(addWords(row), add)}
    ${row.path.length === 1 ? button('Add a block', () => open('kinds')) : nothing}
    ${button('Duplicate', () => act('duplicate'))} ${button('Move up', () => act('up'))}
    ${button('Move down', () => act('down'))} ${button('Delete', () => act('delete'))}
    ${isStory ? button('Story map', () => open('story')) : nothing}
  </div>`;
}

/** The label of the first button. */
function addWords({ path: { length }, what }: Row): string {
  if (length > 2) return what === 'step' ? 'Add a step' : 'Add one like it';
  return length === 0 ? 'Add a lesson' : length === 1 ? 'Add a screen' : 'Add a block';
}
