import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Remark } from '../../../../compile/problems.ts';
import type { Field, Known } from '../../settings/settings-form.ts';
import type { Checked } from '../../settings/save-settings.ts';
import { languageName } from '../language-name.ts';
import { inOneLine } from '../one-line.ts';

/** What is needed to render a field. */
export interface FieldView {
  readonly field: Field;
  /** The entered value. */
  readonly value: unknown;
  /** Whether the file states it, or will once saved. */
  readonly isOwn: boolean;
  readonly problems: readonly Remark[];
  readonly contrast: Checked['contrast'];
  /** The possible items of its list. */
  readonly known: readonly Known[];
  /** A further note below it. */
  readonly note: string;
  /** @param value undefined removes it from the file */
  readonly set: (value: unknown) => void;
  /** Sends a logo that was chosen, and sets it. */
  readonly takeLogo: (file: File) => void;
}

/** What the fields show of colours that are not set: the theme's `--accent` and `--stage`. */
export const themeColours: Readonly<Record<string, string>> = {
  'brand.accent.light': '#4b32c3',
  'brand.accent.dark': '#b9a8ff',
  'brand.highlight': '#ffd84d',
};

const inWords = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(String).join(', ');
  return value === undefined || value === '' ? 'nothing' : String(value).replaceAll('-', ' ');
};

/** One setting: its label, its help, the control, and its problems. */
export function fieldView(view: FieldView): TemplateResult {
  const { field, problems, note } = view;
  const id = field.name;
  const isSwitch = field.kind === 'switch';
  const isList = field.kind === 'list' || field.kind === 'links';
  const label = isList
    ? html`<h4 id="${id}-label">${labelOf(field)}</h4>`
    : html`<label for=${id}>${labelOf(field)}</label>`;
  return html`<div class="field" data-name=${id}>
    ${isSwitch ? html`<div class="line">${control(view)}${label}</div>` : label}
    ${field.help === '' ? nothing : html`<p class="help" id="${id}-help">${field.help}</p>`}
    ${isSwitch ? nothing : control(view)} ${contrastOf(view)} ${origin(view)}
    ${note === '' ? nothing : html`<p class="note">${note}</p>`}
    <div id="${id}-wrong" role="alert">
      ${problems.map(({ message, fix }) => html`<p class="wrong">${message} ${fix}</p>`)}
    </div>
  </div>`;
}

/** `Title (French)` */
function labelOf({ label, path }: Field): string {
  const [group, locale] = path;
  if (group !== 'translations' || locale === undefined) return label;
  return `${label} (${languageName(locale)})`;
}

/** Where the value comes from if the file does not state it, and how to go back to that. */
function origin({ field, value, isOwn, set }: FieldView): unknown {
  const { from, without, mayGo, kind } = field;
  const who = from?.replace('modules/', '');
  if (!isOwn) {
    if (who !== undefined) return html`<p class="origin">As ${who} says.</p>`;
    return without === undefined || without === ''
      ? nothing
      : html`<p class="origin">Not set, which means ${inWords(without)}.</p>`;
  }
  // A value equal to the default needs no button to remove it.
  if (!mayGo || (who === undefined && JSON.stringify(value) === JSON.stringify(without))) return nothing;
  if (without === undefined && value === '') return nothing;
  const usual = kind === 'links' ? '' : `: ${inWords(without)}`;
  const words =
    without === undefined
      ? 'Leave it out'
      : who === undefined
        ? `Set back${usual}`
        : `Do as ${who} says${usual}`;
  return html`<button
    type="button"
    class="small"
    aria-label="${labelOf(field)}: ${words}"
    @click=${() => set(undefined)}
  >
    ${words}
  </button>`;
}

function control({ field, value, problems, known, set, takeLogo }: FieldView): unknown {
  const { name, kind, options, min, max, most, help } = field;
  const isWrong = problems.length > 0 ? 'true' : 'false';
  const described = `${help === '' ? '' : `${name}-help `}${name}-wrong`;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const typed = ({ target }: Event): void => set((target as HTMLInputElement).value);
  switch (kind) {
    case 'switch':
      return html`<input
        type="checkbox"
        id=${name}
        aria-describedby=${described}
        aria-invalid=${isWrong}
        .checked=${live(value === true)}
        @change=${({ target }: Event) => set((target as HTMLInputElement).checked)}
      />`;
    case 'choice':
      return html`<select id=${name} aria-describedby=${described} aria-invalid=${isWrong} @change=${typed}>
        ${options.map(
          (one) => html`<option value=${one} ?selected=${one === value}>${one.replaceAll('-', ' ')}</option>`,
        )}
      </select>`;
    case 'number':
      return html`<input
        type="number"
        id=${name}
        min=${min ?? nothing}
        max=${max ?? nothing}
        aria-describedby=${described}
        aria-invalid=${isWrong}
        .value=${live(text)}
        @input=${({ target }: Event) => {
          const { value: written } = target as HTMLInputElement;
          set(written === '' ? '' : Number(written));
        }}
      />`;
    case 'colour':
      return html`<div class="line">
        <input
          type="color"
          aria-label="${field.label}, picked"
          .value=${live(/^#[0-9a-f]{6}$/i.test(text) ? text : (themeColours[name] ?? '#000000'))}
          @input=${typed}
        />
        <input
          id=${name}
          class="short"
          maxlength="7"
          placeholder=${themeColours[name] ?? nothing}
          aria-describedby=${described}
          aria-invalid=${isWrong}
          .value=${live(text)}
          @input=${({ target }: Event) => set((target as HTMLInputElement).value || undefined)}
        />
      </div>`;
    case 'list':
    case 'links':
      return html`<list-field
        role="group"
        aria-labelledby="${name}-label"
        aria-describedby=${described}
        .label=${field.label}
        .known=${known}
        .links=${kind === 'links'}
        .items=${Array.isArray(value) ? value : []}
        @list-changed=${({ detail }: CustomEvent) => set(detail)}
      ></list-field>`;
    case 'text':
      return (most ?? 0) > 500
        ? html`<textarea
            id=${name}
            rows="3"
            aria-describedby=${described}
            aria-invalid=${isWrong}
            .value=${live(text)}
            @input=${typed}
          ></textarea>`
        : html`<input
              id=${name}
              aria-describedby=${described}
              aria-invalid=${isWrong}
              list=${name === 'brand.logo' ? 'logos' : nothing}
              .value=${live(inOneLine(text))}
              @input=${typed}
            />${name === 'brand.logo' ? logoPicker(takeLogo) : nothing}`;
  }
}

const logoPicker = (take: (file: File) => void): unknown =>
  html`<button type="button" @click=${openPicker}>Choose a file…</button
    ><input
      type="file"
      hidden
      accept=".svg,.png"
      @change=${({ target }: Event) => {
        const input = target as HTMLInputElement;
        const [file] = input.files ?? [];
        if (file) take(file);
        // Otherwise the same file could not be chosen again.
        input.value = '';
      }}
    />`;

const openPicker = ({ currentTarget }: Event): void =>
  ((currentTarget as HTMLElement).nextElementSibling as HTMLElement).click();

/** How legible an accent is: a sample and the figures. */
function contrastOf({ field, contrast, set }: FieldView): unknown {
  const scheme = field.path.at(-1);
  const figures = scheme === 'light' || scheme === 'dark' ? contrast[scheme] : undefined;
  if (field.kind !== 'colour' || !figures) return nothing;
  const { colour, ground, on, ratio, where, isClear, shade } = figures;
  return html`<div class="line contrast">
    <svg viewBox="0 0 200 48" width="200" height="48" aria-hidden="true">
      <rect width="200" height="48" fill=${ground} stroke="#86837c" />
      <text x="16" y="30" fill=${colour} font-size="16" text-decoration="underline">A link</text>
      <rect x="84" y="8" width="104" height="32" rx="6" fill=${colour} />
      <text x="136" y="30" fill=${on} font-size="16" text-anchor="middle">A button</text>
    </svg>
    <p role="status">
      ${isClear ? '✓' : '✗'} ${ratio} at worst, ${where}. Words need 4.5:1.
      ${
        isClear
          ? nothing
          : html`<button type="button" class="small" @click=${() => set(shade)}>Take ${shade}</button>`
      }
    </p>
  </div>`;
}
