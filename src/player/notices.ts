import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { html } from 'lit';
import type { LostParts } from '../course/snapshot.ts';
import { words } from '../locale/words.ts';
import { announce } from '../ui/announce.ts';

/** Returns the text in the current language, because the language may change while the notice is shown. */
export type Notice = () => string;

/** Messages for the learner, shown above the lesson until dismissed or taken back. */
export class Notices {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  #all: readonly Notice[] = [];

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>) {
    this.#host = host;
  }

  /** May be called before the learner begins. */
  tell(notice: Notice): void {
    if (this.#all.some((one) => one() === notice())) return;
    this.#change([...this.#all, notice]);
    announce(this.#text);
  }

  /** The notice no longer applies. */
  takeBack(notice: Notice): void {
    if (this.#all.includes(notice)) this.#change(this.#all.filter((one) => one !== notice));
  }

  /** @param dismissed called when all are dismissed: the focused button is gone */
  render(isShown: boolean, dismissed: () => void): TemplateResult {
    const dismiss = (): void => {
      this.#change([]);
      dismissed();
    };
    return html`<div class="notice" ?hidden=${!isShown || this.#all.length === 0}>
      <p>${this.#text}</p>
      <button class="quiet" @click=${dismiss}>${words.dismiss}</button>
    </div>`;
  }

  get #text(): string {
    return this.#all.map((one) => one()).join(' ');
  }

  #change(all: readonly Notice[]): void {
    this.#all = all;
    this.#host.requestUpdate();
  }
}

/** Notices about the parts of a learner's work that no longer fit this version of the course. */
export const lostNotices = ({ answers, screens, attempt }: LostParts): readonly Notice[] => [
  ...(answers + screens > 0 ? [() => words.updated(answers, screens)] : []),
  ...(attempt ? [() => words.attemptLost] : []),
];
