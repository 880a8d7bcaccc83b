import { LitElement, css, html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import type { Problem } from '../../../compile/problems.ts';
import type { ProblemPlace } from '../quick-fix/problem-routes.ts';
import { authorStyles } from './author.styles.ts';
import { send } from './edit/send.ts';
import { showPlace } from './show-place.ts';

/** The problems that the author has to fix, over the page. Dev mode only, so its words are not in `src/locale/`. */
export class ProblemsPanel extends LitElement {
  static override styles = [
    authorStyles,
    css`
      :host {
        position: fixed;
        inset: auto 0 0 0;
        /* Above the panels of structure and words, which are at the lower edge of a narrow window, too. */
        z-index: 1001;
        display: block;
        max-height: 45vh;
        overflow: auto;
        padding: 0.75rem 1.5rem;
        border-top: 4px solid var(--wrong);
        background: var(--paper);
        box-shadow: 0 -4px 24px rgb(0 0 0 / 30%);
      }
      :host([hidden]) {
        display: none;
      }
      .title {
        margin: 0 0 0.5rem;
        font-size: 1.125rem;
        font-weight: 600;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        padding: 0.5rem 0;
        border-top: 1px solid var(--edge);
      }
      li p {
        margin: 0 0 0.25rem;
      }
      code,
      pre {
        color: var(--faint);
        font:
          0.875rem ui-monospace,
          monospace;
      }
      pre {
        margin: 0 0 0.25rem;
        white-space: pre-wrap;
      }
      .do {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
    `,
  ];

  @state() private problems: readonly Problem[] = [];
  /** The result of the last press, and its problem. */
  @state() private status: { readonly problem: Problem; readonly words: string } | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'alert');
    this.lang = 'en';
    this.dir = 'ltr';
  }

  show(problems: readonly Problem[]): void {
    this.hidden = problems.length === 0;
    this.problems = problems;
    this.status = undefined;
  }

  async #do(problem: Problem, what: () => Promise<unknown>): Promise<void> {
    this.status = undefined;
    try {
      await what();
    } catch (error) {
      this.status = { problem, words: error instanceof Error ? error.message : String(error) };
    }
  }

  async #show({ file, line }: Problem): Promise<void> {
    const place = (await send('problems/place', { file, line })) as ProblemPlace;
    if (!(await showPlace(place)))
      throw new Error('The course as it was before has no such screen. Open the file in your editor.');
  }

  #row(problem: Problem): unknown {
    const { file, line, message, fix, edit } = problem;
    const isLesson = /^modules\/[^/]+\/[^/]+\.md$/.test(file);
    const where = `${file}:${line}`;
    const button = (words: string, press: () => Promise<unknown>) =>
      html`<button
        type="button"
        aria-label="${words}: ${where}"
        @click=${() => void this.#do(problem, press)}
      >
        ${words}
      </button>`;
    return html`<li>
      <code>${where}</code>
      <p><strong>${message}</strong> ${fix}</p>
      ${edit ? html`<pre>${signed('− ', edit.before)}${signed('+ ', edit.after)}</pre>` : nothing}
      <div class="do">
        ${edit ? button('Fix', () => send('problems/fix', { file, line, message })) : nothing}
        ${isLesson && hasCourse() ? button('Show', () => this.#show(problem)) : nothing}
        ${/^(?:modules\/|assets\/|src\/locale\/.*\.yaml$)/.test(file) ? button('Open in my editor', () => send('open', { file, line })) : nothing}
      </div>
      ${this.status?.problem === problem ? html`<p class="wrong">${this.status.words}</p>` : nothing}
    </li>`;
  }

  override render(): unknown {
    return html`<p class="title">
        ${
          hasCourse()
            ? 'This needs fixing; the page shows the course as it was before.'
            : 'This needs fixing before the course can be shown.'
        }
      </p>
      <ul>
        ${this.problems.map((problem) => this.#row(problem))}
      </ul>`;
  }
}

/** Whether there is a course to show: not if dev mode began with a mistake. */
const hasCourse = (): boolean => document.querySelector('#start, course-player') !== null;

/** Puts a sign before each line. */
const signed = (sign: string, lines: string): string => `${lines.replaceAll(/^/gm, sign)}\n`;

customElements.define('problems-panel', ProblemsPanel);
