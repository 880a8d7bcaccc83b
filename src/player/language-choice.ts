import { languages } from 'course:languages';
import { languageFor } from '../course/languages.ts';
import type { Opening } from '../session/opening.ts';

type Take = (locale: string) => Promise<unknown>;

/**
 * The language that the course is taken in. The learner chooses it on the start screen, whose text
 * `assets/languages.js` replaces, or in Help. A package with one language has no choice.
 */
export class LanguageChoice {
  readonly #picker = document.getElementById('language') as HTMLSelectElement | null;
  readonly #first = languages[0]?.locale ?? '';
  #taken = '';
  /** Applies the current choice, once `follow` was called. */
  #follow: (() => Promise<void>) | undefined;

  constructor() {
    const picker = this.#picker;
    picker?.addEventListener('change', () => void this.#follow?.());
    document.addEventListener('course-language-wanted', (event) => {
      if (!picker) return;
      // Otherwise there is no course yet, and Help changes its language itself.
      if (this.#follow) event.preventDefault();
      picker.value = (event as CustomEvent<string>).detail;
      picker.dispatchEvent(new Event('change'));
    });
  }

  get locale(): string {
    return this.#picker?.value ?? this.#first;
  }

  /** The language that the learner chose in this launch; '' if none. */
  get chosen(): string {
    return this.#picker?.dataset['chosen'] ?? '';
  }

  /**
   * The record has been read. A choice from an earlier launch comes first, then the LMS's preference, then the
   * browser's. Until now, the language that another learner had chosen on this device was used as a guess.
   */
  chooseFromRecord({ chosenLocale, learner }: Opening): void {
    if (!this.#picker || this.chosen !== '') return;
    const preferred = [...learner.languages, ...navigator.languages].map((tag) =>
      languageFor(tag, languages),
    );
    const known = languages.find(({ locale }) => locale === chosenLocale) ?? preferred.find(Boolean);
    const { locale = this.#first } = known ?? {};
    if (locale === this.locale) return;
    this.#requestLanguage(locale);
    void this.#follow?.();
  }

  /**
   * Switches the course to the chosen language; if it cannot be loaded, the course continues in the first.
   *
   * @param tell shows the learner why, in both languages
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

  /** From here on, each choice takes effect at once: on the start screen, and in Help. */
  follow(take: Take, tell: (words: string) => void): void {
    this.#follow = () => this.take(take, tell);
  }

  #fail(locale: string, tell?: (words: string) => void): void {
    const picker = this.#picker as HTMLSelectElement;
    const failed = [locale, this.#first].map(
      (each) => picker.querySelector<HTMLElement>(`[value="${each}"]`)?.dataset['failed'] ?? '',
    );
    delete picker.dataset['chosen'];
    if (tell) tell(failed.join(' '));
    else document.dispatchEvent(new CustomEvent('course-language-failed', { detail: locale }));
    this.#requestLanguage(this.#first);
  }

  #requestLanguage(locale: string): void {
    document.dispatchEvent(new CustomEvent('course-language', { detail: locale }));
  }
}
