import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { PackageInfo } from '../package-info.ts';
import { LightElement } from './light-element.ts';
import './package-list.ts';
import './player.ts';
import { RecordClient, fetchJson } from './record-client.ts';
import type { Route } from './route.ts';
import { formatRoute, parseRoute } from './route.ts';

/** The page of the embedded LMS: the list of packages, or the player of one. */
export class LmsApp extends LightElement {
  readonly #client = new RecordClient();

  @state() private packages: readonly PackageInfo[] | undefined;

  @state() private problem = '';

  @state() private route: Route = parseRoute(location.hash);

  @state() private announcement = '';

  /** Counts changes of the address: each gets a new player. */
  @state() private visit = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#onHashChange);
    addEventListener('pagehide', this.#onPageHide);
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#onHashChange);
    removeEventListener('pagehide', this.#onPageHide);
  }

  readonly #onHashChange = (): void => {
    this.route = parseRoute(location.hash);
    this.visit += 1;
    if (this.route.packageName === '') void this.#load();
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('h1')?.focus());
  };

  readonly #onPageHide = (): void => this.#client.flush();

  async #load(): Promise<void> {
    try {
      this.packages = await fetchJson<PackageInfo[]>('/packages.json');
      this.problem = '';
    } catch {
      this.problem = 'The server of the embedded LMS does not answer. Is npm start still running?';
    }
  }

  protected override updated(): void {
    const found = this.#found;
    document.title = found === undefined ? 'Embedded LMS' : `${found.label} · Embedded LMS`;
  }

  get #found(): PackageInfo | undefined {
    return this.packages?.find((each) => each.name === this.route.packageName);
  }

  #go(change: Partial<Route>): void {
    // Replaced, not pushed: from a package, the Back button returns to the list, not to earlier settings.
    history.replaceState(null, '', formatRoute({ ...this.route, ...change }));
    this.route = parseRoute(location.hash);
  }

  #player(found: PackageInfo) {
    return html`<lms-player
      .package=${found}
      .route=${this.route}
      .client=${this.#client}
      @lms-route=${(event: CustomEvent<Partial<Route>>) => this.#go(event.detail)}
      @lms-say=${(event: CustomEvent<string>) => (this.announcement = event.detail)}
    ></lms-player>`;
  }

  protected override render() {
    const found = this.#found;
    return html`
      <p role="status" class="visually-hidden">${this.announcement}</p>
      ${this.problem === '' ? nothing : html`<p class="plain bad" role="alert">${this.problem}</p>`}
      ${
        found !== undefined
          ? keyed(this.visit, this.#player(found))
          : this.packages === undefined
            ? nothing
            : html`<lms-package-list
                .packages=${this.packages}
                .missing=${this.route.packageName}
              ></lms-package-list>`
      }
    `;
  }
}

customElements.define('lms-app', LmsApp);
