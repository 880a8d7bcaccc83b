import { languages } from 'course:languages';
import { languageFor } from '../course/languages.ts';
import type { Opening } from '../session/opening.ts';

type Take = (locale: string) => Promise<unknown>;

/**
 * Which language the course is taken in. It is chosen on the start screen, whose words `assets/fallback.js` exchanges,
 * or in Help. Where the package has one language there is nothing to choose.
 */
export class Choice {
  readonly #picker = document.getElementById('language') as HTMLSelectElement | null;
  readonly #first = languages[0]?.locale ?? '';
  #taken = '';

  get locale(): string {
    return this.#picker?.value ?? this.#first;
  }

  /** What the learner has chosen in this launch; '' where that is nothing. */
  get chosen(): string {
    return this.#picker?.dataset['chosen'] ?? '';
  }

  /** The record has been read: what was chosen in an earlier launch counts before what the LMS prefers. */
  settle({ language, learner }: Opening): void {
    if (!this.#picker || this.chosen !== '') return;
    const known =
      languages.find(({ locale }) => locale === language) ?? languageFor(learner.language, languages);
    if (known && known.locale !== this.locale) this.#say(known.locale);
  }

  /**
   * The course goes over to the language; where that cannot be had, it goes on in the first.
   *
   * @param tell what the learner is told of that, in both languages
   */
  async take(take: Take, tell?: (words: string) => void): Promise<void> {
    while (this.#taken !== this.locale) {
      const { locale } = this;
      try {
        await take(locale);
        this.#taken = locale;
      } catch {
        if (locale === this.#first) throw new Error('The course cannot be had in its first language.');
        this.#fail(locale, tell);
      }
    }
    const option = this.#picker?.selectedOptions[0];
    if (option) Object.assign(document.documentElement, { lang: option.lang, dir: option.dir });
  }

  /** From here on, each choice is followed at once: on the start screen, and in Help. */
  follow(take: Take, tell: (words: string) => void): void {
    const picker = this.#picker;
    picker?.addEventListener('change', () => void this.take(take, tell));
    document.addEventListener('course-language-wanted', (event) => {
      if (!picker) return;
      picker.value = (event as CustomEvent<string>).detail;
      picker.dispatchEvent(new Event('change'));
    });
  }

  #fail(locale: string, tell?: (words: string) => void): void {
    const picker = this.#picker as HTMLSelectElement;
    const failed = [locale, this.#first].map(
      (each) => picker.querySelector<HTMLElement>(`[value="${each}"]`)?.dataset['failed'] ?? '',
    );
    delete picker.dataset['chosen'];
    if (tell) tell(failed.join(' '));
    else document.dispatchEvent(new CustomEvent('course-language-failed', { detail: locale }));
    this.#say(this.#first);
  }

  #say(locale: string): void {
    document.dispatchEvent(new CustomEvent('course-language', { detail: locale }));
  }
}
