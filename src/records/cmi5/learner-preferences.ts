import type { Lrs } from '../xapi/lrs.ts';
import { readObject } from '../xapi/json.ts';
import type { Preferences } from '../xapi/launch.ts';
import { readPreferences } from './launch-data.ts';

/** The learner's preferences (cmi5 11): a document of the agent's profile, which the course can do without. */
export class LearnerPreferences {
  readonly #lrs: Lrs;
  readonly #request: { readonly resource: string; readonly query: Readonly<Record<string, string>> };
  #text = '';
  #etag = '';
  #preferred = '';

  constructor(lrs: Lrs, actor: object) {
    this.#lrs = lrs;
    const query = { profileId: 'cmi5LearnerPreferences', agent: JSON.stringify(actor) };
    this.#request = { resource: 'agents/profile', query };
  }

  async read(): Promise<Preferences> {
    try {
      const request = { method: 'GET', ...this.#request, takes: [403, 404] } as const;
      const { text, etag } = await this.#lrs.withRetries(() => this.#lrs.ask(request));
      [this.#text, this.#etag] = [text, etag];
    } catch {
      // As where there are none.
    }
    const found = readPreferences(this.#text);
    this.#preferred = found.languages[0] ?? '';
    return found;
  }

  /**
   * Has the LMS prefer a language: it comes before those that are preferred already. An LMS that refuses (cmi5 11 allows
   * 403) is not asked again.
   *
   * @param language BCP 47
   */
  async prefer(language: string): Promise<void> {
    if (language === this.#preferred) return;
    this.#preferred = language;
    const { languages } = readPreferences(this.#text);
    // 11.1: tags of RFC 5646, which not every LMS has written.
    const languagePreference = [...new Set([language, ...languages])].join(',');
    // 11: the document has both. Nobody has turned the sound off where nothing is said of it.
    const body = JSON.stringify({
      audioPreference: 'on',
      ...readObject(() => this.#text),
      languagePreference,
    });
    const headers: Record<string, string> =
      this.#etag === '' ? { 'If-None-Match': '*' } : { 'If-Match': this.#etag };
    const request = { method: 'PUT', ...this.#request, body, headers, takes: [403] } as const;
    const reply = await this.#lrs.ask(request).catch(() => undefined);
    if (reply && reply.status !== 403) [this.#text, this.#etag] = [body, reply.etag];
  }
}
