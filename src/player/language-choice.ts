import { languages } from 'course:languages';
import { languageFor } from '../course/languages.ts';
import type { Opening } from '../session/opening.ts';

type Take = (locale: string) => Promise<unknown>;

/**
 * Which language the course is taken in. It is chosen on the start screen, whose words `assets/languages.js` exchanges,
 * or in Help. Where the package has one language there is nothing to choose.
 */
export class LanguageChoice {
  readonly #picker = document.getElementById('language') as HTMLSelectElement | null;
  readonly #first = languages[0]?.locale ?? '';
  #taken = '';
  /** Takes the language that is chosen now, once a choice is followed. */
  #follow: () => Promise<void> = () => Promise.resolve();

  get locale(): string {
    return this.#picker?.value ?? this.#first;
  }

  /** What the learner has chosen in this launch; '' where that is nothing. */
  get chosen(): string {
    return this.#picker?.dataset['chosen'] ?? '';
  }

  /**
   * The record has been read: what was chosen in an earlier launch counts before what the LMS prefers, and that before the
   * browser's. What another learner chose on this device was a guess till then.
   */
  settle({ language, learner }: Opening): void {
    if (!this.#picker || this.chosen !== '') return;
    const preferred = [...learner.languages, ...navigator.languages].map((tag) =>
      languageFor(tag, languages),
    );
    const known = languages.find(({ locale }) => locale === language) ?? preferred.find(Boolean);
    const { locale = this.#first } = known ?? {};
    if (locale === this.locale) return;
    this.#say(locale);
    void this.#follow();
  }

  /**
   * The course goes over to the language; where that cannot be had, it goes on in the first.
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

  /** From here on, each choice is followed at once: on the start screen, and in Help. */
  follow(take: Take, tell: (words: string) => void): void {
    const picker = this.#picker;
    this.#follow = () => this.take(take, tell);
    picker?.addEventListener('change', () => void this.#follow());
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
