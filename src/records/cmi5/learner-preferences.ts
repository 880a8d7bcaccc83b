import type { Lrs } from '../xapi/lrs.ts';
import { readObject } from '../xapi/json.ts';
import type { Preferences } from '../xapi/launch.ts';
import { isLanguageTag } from '../format.ts';
import { readPreferences } from './launch-data.ts';

/** The learner's preferences (cmi5 11): an agent profile document. The course works without it. */
export class LearnerPreferences {
  readonly #lrs: Lrs;
  readonly #request: { readonly resource: string; readonly query: Readonly<Record<string, string>> };
  #text = '';
  #etag = '';
  /** A change was answered without an `ETag`, which xAPI 1.0.3 asks for only with what is read (part three, 3.1). */
  #isTagUnknown = false;
  #preferred = '';

  constructor(lrs: Lrs, actor: object) {
    this.#lrs = lrs;
    const query = { profileId: 'cmi5LearnerPreferences', agent: JSON.stringify(actor) };
    this.#request = { resource: 'agents/profile', query };
  }

  async read(): Promise<Preferences> {
    try {
      await this.#lrs.withRetries(() => this.#load());
    } catch {
      // Treated like a missing document.
    }
    const found = readPreferences(this.#text);
    this.#preferred = found.languages[0] ?? '';
    return found;
  }

  /**
   * Puts a language first in the learner's preferences. An LMS that refuses (cmi5 11 allows 403) is not asked for it again.
   *
   * @param language BCP 47
   */
  async prefer(language: string): Promise<void> {
    if (language === this.#preferred) return;
    if (this.#isTagUnknown) await this.#load().catch(() => undefined);
    this.#preferred = language;
    const { languages } = readPreferences(this.#text);
    // 11.1: language tags of RFC 5646; some LMSs write others.
    const languagePreference = [...new Set([language, ...languages.filter(isLanguageTag)])].join(',');
    // 11: the document has both properties. If it says nothing about sound, the learner has not turned it off.
    const body = JSON.stringify({
      audioPreference: 'on',
      ...readObject(() => this.#text),
      languagePreference,
    });
    const headers: Record<string, string> =
      this.#etag === '' ? { 'If-None-Match': '*' } : { 'If-Match': this.#etag };
    const request = { method: 'PUT', ...this.#request, body, headers, acceptedStatuses: [403] } as const;
    const reply = await this.#lrs.ask(request).catch(() => undefined);
    if (!reply || reply.status === 403) return;
    [this.#text, this.#etag] = [body, reply.etag];
    this.#isTagUnknown = reply.etag === '';
  }

  async #load(): Promise<void> {
    const request = { method: 'GET', ...this.#request, acceptedStatuses: [403, 404] } as const;
    const { status, text, etag } = await this.#lrs.ask(request);
    this.#isTagUnknown = false;
    // What comes with 403 or 404 is no document.
    [this.#text, this.#etag] = status === 200 ? [text, etag] : ['', ''];
  }
}
