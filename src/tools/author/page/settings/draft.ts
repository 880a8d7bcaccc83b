import type { Field, SettingsForm } from '../../settings/settings-form.ts';

interface Entered {
  readonly field: Field;
  /** Undefined removes the setting from the file. */
  readonly value: unknown;
}

interface Change {
  readonly path: readonly string[];
  readonly value?: unknown;
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What was entered and is not saved yet. */
export class Draft {
  readonly #entered = new Map<string, Entered>();

  set(field: Field, value: unknown): void {
    this.#entered.set(field.name, { field, value });
  }

  /** The entered value of a setting, and whether the file will state it. */
  of(field: Field): { readonly value: unknown; readonly isOwn: boolean } {
    const entered = this.#entered.get(field.name);
    if (!entered) return field;
    const isOwn = entered.value !== undefined && (field.isOwn || !isSame(entered.value, field.without));
    return { value: entered.value === undefined ? field.without : entered.value, isOwn };
  }

  /** The course's languages as entered. */
  locales(form: SettingsForm): readonly string[] {
    const field = fieldOf(form, 'locales');
    const value = field && this.of(field).value;
    return Array.isArray(value) ? value.map(String) : [];
  }

  /** The changes to the file: only values that differ from what applies already. */
  changes(form: SettingsForm): Change[] {
    const changes = [...this.#entered.values()].flatMap(({ field: { name }, value }): Change[] => {
      const field = fieldOf(form, name);
      if (!field) return [];
      const now = this.of(field);
      if (now.isOwn === field.isOwn && (!now.isOwn || isSame(value, field.value))) return [];
      return [now.isOwn ? { path: field.path, value } : { path: field.path }];
    });
    const before = fieldOf(form, 'locales')?.value;
    const gone = (Array.isArray(before) ? before.map(String) : []).filter(
      (locale) => !this.locales(form).includes(locale),
    );
    // Without the language, its words go, too.
    const isGone = ({ path: [group, locale = ''] }: Change): boolean =>
      group === 'translations' && gone.includes(locale);
    const isWritten = (locale: string): boolean =>
      form.groups.some(({ fields }) =>
        fields.some(({ path, isOwn }) => isOwn && path[0] === 'translations' && path[1] === locale),
      );
    return [
      ...changes.filter((change) => !isGone(change)),
      ...gone.filter(isWritten).map((locale) => ({ path: ['translations', locale] })),
    ];
  }
}

const fieldOf = (form: SettingsForm, name: string): Field | undefined =>
  form.groups.flatMap(({ fields }) => fields).find((field) => field.name === name);
