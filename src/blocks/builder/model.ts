import { fingerprint } from '../../course/hash.ts';
import type { Pair, Response } from '../../course/interaction.ts';
import type { Rich } from '../../course/rich.ts';
import { plain } from '../../course/rich.ts';

/** Something put together from slots, with one right option for each. */
export interface BuilderModel {
  readonly id: string;
  /** Inline. */
  readonly prompt: Rich;
  readonly slots: readonly BuilderSlot[];
}

export interface BuilderSlot {
  /** `1`–`9`, then `a`–`z`, in order. */
  readonly id: string;
  readonly label: string;
  readonly options: readonly BuilderOption[];
}

export interface BuilderOption {
  /** A letter, in the author's order whatever the order shown. */
  readonly id: string;
  /** Inline. */
  readonly text: Rich;
  readonly right: boolean;
  readonly feedback: Rich;
}

/** Slot id → option id, for those that were filled. */
export type Filled = ReadonlyMap<string, string>;

export const rightOption = (slot: BuilderSlot): string => slot.options.find(({ right }) => right)?.id ?? '';

export const slotIsRight = (slot: BuilderSlot, filled: Filled): boolean =>
  filled.get(slot.id) === rightOption(slot);

export const gradeBuilder = (model: BuilderModel, filled: Filled): boolean =>
  model.slots.every((slot) => slotIsRight(slot, filled));

/** The short form that is kept: a letter per slot, `0` where it was left empty. */
export const keptBuilder = (model: BuilderModel, filled: Filled): string =>
  model.slots.map(({ id }) => filled.get(id) ?? '0').join('');

/** What the slots hold, from what was kept: only options that there still are. */
export function filledFrom(kept: string | undefined, model: BuilderModel): Map<string, string> {
  const filled = new Map<string, string>();
  model.slots.forEach((slot, index) => {
    const option = slot.options.find(({ id }) => id === kept?.[index]);
    if (option) filled.set(slot.id, option.id);
  });
  return filled;
}

/** What the record is told. */
export const builderResponse = (model: BuilderModel, filled: Filled): Response => ({
  type: 'matching',
  pairs: model.slots.flatMap(({ id }): Pair[] => {
    const option = filled.get(id);
    return option === undefined ? [] : [[id, option]];
  }),
  right: model.slots.map((slot): Pair => [slot.id, rightOption(slot)]),
});

/** Changes with the slots, their options and what is right of them, not with the prompt or the feedback. */
export const builderFingerprint = (model: BuilderModel): string =>
  fingerprint(
    model.slots.flatMap(({ label, options }) => [
      label,
      ...options.map(({ text, right }) => `${right ? '+' : '-'}${plain(text)}`),
    ]),
  );
