import { html, nothing } from 'lit';
import type { PickableKind } from '../../structure/block-kinds.ts';
import type { StructureDone } from '../../structure/structure-desk.ts';
import type { Row } from './rows.ts';

const button = (words: string, press: () => void, look = ''): unknown =>
  html`<button type="button" class=${look} @click=${press}>${words}</button>`;

/** @param what is new: a lesson or a screen */
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

/** Before something is deleted: what learners lose, and what has to be fixed then. */
export const askToDelete = (
  label: string,
  { losses, problems }: Pick<StructureDone, 'losses' | 'problems'>,
  go: () => void,
  back: () => void,
): unknown =>
  html`<div class="ask" role="alert">
    <p class="title">Delete “<bdi>${label}</bdi>”?</p>
    ${losses.map((loss) => html`<p>${loss}</p>`)}
    ${
      problems.length > 0
        ? html`<p class="wrong">After that, this has to be fixed: ${problems.join(' ')}</p>`
        : nothing
    }
    ${button('Delete it', go, 'main')} ${button('Keep it', back)}
  </div>`;

/** Every kind of block, with its picture. */
export const picker = (kinds: readonly PickableKind[], pick: (kind: string) => void): unknown =>
  html`<ul class="kinds">
    ${kinds.map(
      ({ name, about, picture }) =>
        html`<li>
          <button type="button" @click=${() => pick(name)}>
            ${
              picture === undefined
                ? html`<span class="none"></span>`
                : html`<img src="/gallery/pictures/${picture}.png" alt="" loading="lazy" />`
            }
            <strong>${name}</strong>
            <span>${about}</span>
          </button>
        </li>`,
    )}
  </ul>`;

interface Acts {
  readonly add: () => void;
  readonly act: (act: 'duplicate' | 'up' | 'down' | 'delete') => void;
  readonly open: (dialog: 'kinds' | 'story') => void;
}

/** What can be done with the selected row. */
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

/** What its first button does. */
function addWords({ path: { length }, what }: Row): string {
  if (length > 2) return what === 'step' ? 'Add a step' : 'Add one like it';
  return length === 0 ? 'Add a lesson' : length === 1 ? 'Add a screen' : 'Add a block';
}
