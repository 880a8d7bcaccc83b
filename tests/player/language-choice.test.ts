// @vitest-environment jsdom
import { course, settings } from 'course:outline';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { localeWords } from '../../src/compile/locale-words.ts';
import { LanguageChoice } from '../../src/player/language-choice.ts';
import type { OfferedLanguage } from '../../src/package/start-screen.ts';
import { openStartScreen } from './start-page.ts';

const offered = vi.hoisted((): readonly OfferedLanguage[] => [
  { locale: 'en', language: 'en-GB', name: 'English', words: '', firstRead: {}, notLoaded: 'Not loaded.' },
  {
    locale: 'fr',
    language: 'fr',
    name: 'Français',
    words: 'fr.json',
    firstRead: {},
    notLoaded: 'Pas chargé.',
  },
]);
const french = vi.hoisted(() => vi.fn());
vi.mock('course:languages', () => ({
  firstLanguage: 'en',
  languages: offered,
  translations: { fr: french },
}));

let answer: (words?: object) => void;
const element = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
const picker = (): HTMLSelectElement => element('language') as HTMLSelectElement;
const settled = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 20));

beforeEach(async () => {
  vi.stubGlobal(
    'fetch',
    vi.fn(
      () =>
        new Promise((resolve, reject) => {
          answer = (words) => {
            if (words) resolve({ json: async () => words });
            else reject(new TypeError('Failed to fetch'));
          };
        }),
    ),
  );
  localStorage.clear();
  openStartScreen(offered);
  document.title = 'Allyship at work';
  // Another address, so that it runs for each page.
  await import(/* @vite-ignore */ `../../assets/languages.js?${crypto.randomUUID()}`);
});
afterEach(() => vi.unstubAllGlobals());

function choose(locale: string): void {
  picker().value = locale;
  picker().dispatchEvent(new Event('change'));
}

/** The languages that the course was taken in, one after the other. */
async function follow(): Promise<{ choice: LanguageChoice; taken: string[]; told: string[] }> {
  const choice = new LanguageChoice();
  const taken: string[] = [];
  const told: string[] = [];
  const take = async (locale: string): Promise<void> => void taken.push(locale);
  await choice.take(take);
  choice.follow(take, (words) => void told.push(words));
  return { choice, taken, told };
}

// First: what follows a choice in the other tests goes on listening.
describe('Help, where there is no course yet', () => {
  const select = (): HTMLSelectElement =>
    document.querySelector('help-dialog')?.shadowRoot?.querySelector('select') as HTMLSelectElement;
  const title = (): string =>
    document.querySelector('help-dialog')?.shadowRoot?.querySelector('h2')?.textContent ?? '';

  async function openHelpAndChoose(locale: string): Promise<void> {
    HTMLDialogElement.prototype.showModal = () => undefined;
    const { openHelp } = await import('../../src/player/help/open-help.ts');
    await openHelp({ session: undefined, diagnose: undefined, failure: undefined });
    expect(title()).toBe('Help');
    select().value = locale;
    select().dispatchEvent(new Event('change'));
  }

  it('goes back to its own if the other cannot be loaded', async () => {
    french.mockRejectedValue(new TypeError('Failed to fetch'));
    expect(new LanguageChoice().locale).toBe('en');
    await openHelpAndChoose('fr');
    answer();
    await settled();
    await expect.poll(() => select().value).toBe('en');
    expect([title(), picker().value]).toEqual(['Help', 'en']);
  });

  it('changes the language of the start screen and its own', async () => {
    const { player } = localeWords(process.cwd(), 'fr', 'fr');
    french.mockResolvedValue({ course: { ...course, language: 'fr' }, settings, words: player });
    const choice = new LanguageChoice();
    await openHelpAndChoose('fr');
    answer({ title: 'Être un allié' });
    await expect.poll(title).toBe('Aide');
    await expect.poll(() => document.title).toBe('Être un allié');
    expect([choice.locale, choice.chosen, select().value]).toEqual(['fr', 'fr', 'fr']);
  });
});

describe('a language whose words for the start screen cannot be loaded', () => {
  it('leaves the title of the page', async () => {
    choose('fr');
    choose('en');
    expect(document.title).toBe('Allyship at work');
    choose('fr');
    answer();
    await settled();
    expect(document.title).toBe('Allyship at work');
  });

  it('is not the one that the course is taken in, either, as the notice says', async () => {
    const { choice, taken } = await follow();
    choose('fr');
    answer();
    await settled();
    expect(element('language-failed').textContent).toContain('Not loaded.');
    expect([picker().value, document.documentElement.lang, taken.at(-1), choice.chosen]).toEqual([
      'en',
      'en-GB',
      'en',
      '',
    ]);
  });

  it('is taken in the course, which does not need them', async () => {
    const { choice, taken, told } = await follow();
    const start = element('start');
    start.remove();
    document.dispatchEvent(new CustomEvent('course-language-wanted', { detail: 'fr' }));
    await settled();
    expect(fetch).not.toHaveBeenCalled();
    expect([taken, told, choice.chosen]).toEqual([['en', 'fr'], [], 'fr']);
  });

  it('stays in the course if the start screen has gone in the meantime', async () => {
    const { choice, taken, told } = await follow();
    choose('fr');
    element('start').remove();
    answer();
    await settled();
    expect([taken, told, choice.locale, choice.chosen]).toEqual([['en', 'fr'], [], 'fr', 'fr']);
  });
});
