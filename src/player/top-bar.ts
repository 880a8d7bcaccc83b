import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { words } from '../locale/words.ts';
import type { SavingState } from '../session/saver.ts';
import { exitIcon, helpIcon, menuIcon, savingIcons } from './icons.ts';

export interface TopBar {
  readonly title: string;
  /** A text if nothing is kept, which says why. */
  readonly saving: SavingState | { readonly nothing: string };
  /** The number of the screen in its lesson, from 1, and how many there are. */
  readonly screen: readonly [screen: number, screens: number];
  /** The Listen button, if available. */
  readonly listen: unknown;
  readonly isHidden: boolean;
  readonly skip: () => void;
  readonly contents: () => void;
  readonly help: () => void;
  readonly exit: () => void;
}

/** The bar that is the same on every screen. */
export function topBar(bar: TopBar): TemplateResult {
  const [screen, screens] = bar.screen;
  return html`<header ?hidden=${bar.isHidden}>
    <button class="skip" @click=${bar.skip}>${words.skip}</button>
    <button class="bar menu" aria-haspopup="dialog" @click=${bar.contents}>
      ${menuIcon}<span>${words.contents}</span>
    </button>
    <p class="course">${bar.title}</p>
    <div class="steps" role="img" aria-label=${words.screenNumber(screen, screens)}>
      ${Array.from({ length: screens }, (_, index) => html`<i class=${index < screen ? 'on' : ''}></i>`)}
    </div>
    ${savingState(bar.saving)} ${bar.listen}
    <button class="bar help" aria-haspopup="dialog" @click=${bar.help}>
      ${helpIcon}<span>${words.openHelp}</span>
    </button>
    <button class="bar" @click=${bar.exit}>${exitIcon}<span>${words.exit}</span></button>
  </header>`;
}

function savingState(state: TopBar['saving']): TemplateResult {
  if (typeof state === 'object') return html`<p class="saving">${state.nothing}</p>`;
  return html`<p class="saving ${state}">${savingIcons[state]} <span>${words.saving[state]}</span></p>`;
}
