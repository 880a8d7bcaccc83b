import type { Problem } from '../../../compile/problems.ts';

const rules = `
  :host { position: fixed; inset: auto 0 0 0; z-index: 1000; display: block; max-height: 60vh; overflow: auto;
    padding: 1rem 1.5rem; border-top: 4px solid #b3261e; background: #fff; color: #111;
    font: 1rem/1.5 system-ui, sans-serif; box-shadow: 0 -4px 24px rgb(0 0 0 / 30%); }
  .title { margin: 0 0 .5rem; font-size: 1.125rem; font-weight: 600; }
  ul { margin: 0; padding: 0; list-style: none; }
  li { padding: .5rem 0; border-top: 1px solid #ddd; }
  code { font: .875rem ui-monospace, monospace; color: #55534e; }
  li p { margin: 0; }
  strong { font-weight: 600; }
`;

/** What the author has to fix, over the page. Dev mode only, so its words are not in `src/locale/`. */
export class ProblemsPanel extends HTMLElement {
  readonly #list = document.createElement('ul');

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    root.adoptedStyleSheets = [sheet];
    const heading = document.createElement('p');
    heading.className = 'title';
    heading.textContent = 'This needs fixing; the page shows the course as it was before.';
    root.append(heading, this.#list);
    this.setAttribute('role', 'alert');
  }

  show(problems: readonly Problem[]): void {
    this.hidden = problems.length === 0;
    this.style.display = problems.length === 0 ? 'none' : '';
    this.#list.replaceChildren(
      ...problems.map(({ file, line, message, fix }) => {
        const item = document.createElement('li');
        const place = document.createElement('code');
        place.textContent = `${file}:${line}`;
        const what = document.createElement('p');
        const strong = document.createElement('strong');
        strong.textContent = message;
        what.append(strong, ` ${fix}`);
        item.append(place, what);
        return item;
      }),
    );
  }
}

customElements.define('problems-panel', ProblemsPanel);
