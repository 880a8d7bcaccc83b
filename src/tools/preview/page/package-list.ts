import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { PackageInfo } from '../package-info.ts';
import { byCourse } from '../package-info.ts';
import { LightElement } from './light-element.ts';

/** The packages in the folder, by course, each with a link to its player. */
export class LmsPackageList extends LightElement {
  @property({ attribute: false }) packages: readonly PackageInfo[] = [];

  /** The name in the address if there is no such package; otherwise ''. */
  @property() missing = '';

  protected override render() {
    return html`
      <main class="list">
        <h1 tabindex="-1">Embedded LMS</h1>
        <p class="lead">
          Plays each package from its zip, as an administrator would upload it, and shows what the LMS
          records.
        </p>
        ${this.missing === '' ? nothing : html`<p class="notice">There is no package “${this.missing}” here.</p>`}
        ${
          this.packages.length === 0
            ? html`<p class="notice">
                No packages yet. <code>npm run build</code> makes them; then reload this page.
              </p>`
            : byCourse(this.packages).map(
                ([title, packages]) =>
                  html`<h2>${title}</h2>
                    <ul class="packages" role="list">
                      ${packages.map((each) => this.#card(each))}
                    </ul>`,
              )
        }
      </main>
    `;
  }

  #card(each: PackageInfo) {
    const size = `${(each.bytes / 1024).toFixed(1)} KB${each.standard === 'web' ? ' unzipped' : ' zipped'}`;
    const facts = html`<dl class="facts">
      <div>
        <dt>File</dt>
        <dd><code>${each.file}</code></dd>
      </div>
      <div>
        <dt>Size</dt>
        <dd>${size}</dd>
      </div>
      <div>
        <dt>Files</dt>
        <dd>${each.files}</dd>
      </div>
    </dl>`;
    const title = each.title === '' ? each.file : each.title;
    return html`<li class="card">
      <h3>
        ${
          each.problem === ''
            ? html`<a href="#/${encodeURIComponent(each.name)}" aria-label="${title}, ${each.label}"
                >${each.label}</a
              >`
            : each.label
        }
      </h3>
      ${facts} ${each.problem === '' ? nothing : html`<p class="bad">${each.problem}</p>`}
    </li>`;
  }
}

customElements.define('lms-package-list', LmsPackageList);
