import { html, nothing } from 'lit';
import type { MediaDone } from '../../media/media-desk.ts';
import { inOneLine } from '../one-line.ts';
import type { MediaKind, MediaPlace, MediaValues } from './media-place.ts';

/** What the author says about a file. */
export type Words = Pick<MediaValues, 'alt' | 'isDecorative' | 'width' | 'height' | 'title' | 'transcript'>;

type Say = (words: Partial<Words>) => void;

interface SlotLook {
  readonly name: string;
  /** The endings to choose from. */
  readonly accept: string;
  /** The present file; '' for none. */
  readonly now: string;
  /** The state of the chosen file. */
  readonly state: unknown;
  readonly take: (files: readonly File[]) => void;
  readonly without: (() => void) | undefined;
  readonly note: string;
}

export const nothingYet: Words = {
  alt: '',
  isDecorative: false,
  width: '',
  height: '',
  title: '',
  transcript: '',
};

/** What has to be said before it can be saved, and the field for it. */
export function missingWords(
  { alt, isDecorative, width, height }: Words,
  isPicture: boolean,
  needsSize: boolean,
): readonly [why: string, where: string] | undefined {
  const wrong = [width, height].findIndex((one) => !/^[1-9]\d{0,4}$/.test(one));
  if (needsSize && wrong >= 0)
    return ['Say how many pixels wide and high the film is.', ['#width', '#height'][wrong] ?? ''];
  if (isPicture && !isDecorative && alt.trim() === '')
    return ['Say what the picture shows, or that it only decorates.', '#alt'];
  return undefined;
}

/**
 * What a film or sound that is replaced would leave to the new one, in words; '' if nothing.
 * @param chosen the slots that are new
 */
export function leftFromBefore(
  before: MediaPlace | undefined,
  words: Words,
  chosen: readonly string[],
): string {
  if (!before || !['audio', 'video'].includes(before.kind) || !chosen.includes('src')) return '';
  const { title, transcript, captions, poster } = before;
  const left = [
    title && title === words.title && 'the title',
    captions && !chosen.includes('captions') && 'the captions',
    transcript && transcript === words.transcript && 'the transcript',
    poster && !chosen.includes('poster') && 'the picture before it runs',
  ].filter((one): one is string => typeof one === 'string' && one !== '');
  return left.length > 1 ? `${left.slice(0, -1).join(', ')} and ${left.at(-1)}` : (left[0] ?? '');
}

/** The control that chooses a file. */
export function slotView({ name, accept, now, state, take, without, note }: SlotLook): unknown {
  const changed = ({ target }: Event): void => {
    const input = target as HTMLInputElement;
    take([...(input.files ?? [])]);
    // Otherwise the same file could not be chosen again.
    input.value = '';
  };
  return html`<div class="slot" role="group" aria-label=${name}>
    <p><strong>${name}</strong> <span class="now">${now === '' ? 'none yet' : `now: ${now}`}</span></p>
    <div role="status">${state}</div>
    <button type="button" class="choose" @click=${choose}>Choose a file…</button>
    <input type="file" hidden accept=${accept} @change=${changed} />
    ${without && now !== '' ? html`<button type="button" @click=${without}>Without it</button>` : nothing}
    ${note === '' ? nothing : html`<small>${note}</small>`}
  </div>`;
}

/** Opens the file picker that belongs to a button. */
const choose = ({ currentTarget }: Event): void =>
  (currentTarget as HTMLElement).parentElement?.querySelector<HTMLElement>('input[type="file"]')?.click();

const valueOf = ({ target }: Event): string => (target as HTMLInputElement).value;

export const alternativeView = ({ alt, isDecorative }: Words, say: Say): unknown =>
  html`<label for="alt">What it shows, for those who cannot see it</label>
    <input
      id="alt"
      maxlength="1000"
      .value=${isDecorative ? '' : alt}
      ?disabled=${isDecorative}
      @input=${(event: Event) => say({ alt: valueOf(event) })}
    />
    <label class="tick"
      ><input
        type="checkbox"
        .checked=${isDecorative}
        @change=${({ target }: Event) => say({ isDecorative: (target as HTMLInputElement).checked })}
      />It only decorates: nothing is said of it</label
    >`;

/** Asks for the size of a film that does not tell it. */
export const sizeView = (words: Words, say: Say): unknown => {
  const field = (id: 'width' | 'height', label: string): unknown =>
    html`<label
      >${label}
      <input
        id=${id}
        inputmode="numeric"
        maxlength="5"
        .value=${words[id]}
        @input=${(event: Event) => say({ [id]: valueOf(event).trim() })}
    /></label>`;
  return html`<fieldset class="size">
    <legend>How large are its pictures, in pixels? The file does not say.</legend>
    ${field('width', 'Width, e.g. 1280')} ${field('height', 'Height, e.g. 720')}
    <small
      >Windows: right-click the file, then Properties, Details. Mac: open it in QuickTime Player, then Window,
      Show Movie Inspector. A recording without pictures belongs into a block of sound.</small
    >
  </fieldset>`;
};

/** Asks whether the file is for one language. @param language the one that the page is shown in */
export const languageView = (
  language: string,
  note: string,
  isAlone: boolean,
  set: (isAlone: boolean) => void,
): unknown => {
  const option = (value: boolean, label: string): unknown =>
    html`<label class="tick"
      ><input
        type="radio"
        name="languages"
        .checked=${isAlone === value}
        @change=${() => set(value)}
      />${label}</label
    >`;
  return html`<fieldset>
    <legend>Which languages change?</legend>
    ${option(false, 'All that show the same')} ${option(true, `${language} alone`)}
    <small>${note}</small>
  </fieldset>`;
};

const titles: Readonly<Record<MediaKind, string>> = {
  image: 'Caption, or none',
  picture: '',
  file: 'Words of its link',
  audio: 'What it is, in a sentence',
  video: 'What it is, in a sentence',
};

export const titleView = (kind: MediaKind, { title }: Words, say: Say): unknown =>
  titles[kind] === ''
    ? nothing
    : html`<label for="words">${titles[kind]}</label>
        <input
          id="words"
          .value=${inOneLine(title)}
          @input=${(event: Event) => say({ title: valueOf(event) })}
        />`;

/** @param said the words of the chosen captions */
export const transcriptView = ({ transcript }: Words, said: string, say: Say): unknown =>
  html`<label for="transcript">All that is said in it, and what is to be seen and counts</label>
    <textarea
      id="transcript"
      rows="6"
      aria-describedby="how"
      .value=${transcript}
      @input=${(event: Event) => say({ transcript: valueOf(event) })}
    ></textarea>
    <small id="how"
      >An empty line begins a new paragraph; two stars on each side make words strong: **Noor:**</small
    >
    ${
      said !== '' && said !== transcript
        ? html`<button type="button" @click=${() => say({ transcript: said })}>
            Take the words of the captions
          </button>`
        : nothing
    }`;

/** The message about files that were saved. */
export const writtenWords = ({ file, line, changed, untouched }: MediaDone): string => {
  if (!changed.includes(file)) return `Written: ${changed.join(', ')}.`;
  const others = untouched.length > 0 ? ` What ${untouched.join(', ')} say of their own stays.` : '';
  return `Written: ${file}:${line}.${others}`;
};
