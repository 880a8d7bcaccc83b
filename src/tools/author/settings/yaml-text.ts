import { Document, Scalar } from 'yaml';
import type { Value } from './write-setting.ts';

const style = { lineWidth: 0, singleQuote: true, flowCollectionPadding: false } as const;

/**
 * A plain value as YAML.
 * @param old what stood there: its quotation marks are kept
 */
export function scalarText(value: Value, old?: Scalar): string {
  const scalar = new Scalar(value);
  // Quotation marks that the old words needed say nothing of the new ones.
  const isMeant =
    textOf(old?.value) === old?.value || (old?.type === 'QUOTE_DOUBLE' && !String(old.value).includes("'"));
  if (typeof value === 'string' && isMeant && old?.type?.startsWith('QUOTE_')) scalar.type = old.type;
  return textOf(scalar);
}

const textOf = (value: unknown): string => {
  const document = new Document(value);
  return document.toString(style).trimEnd();
};

/** `[one, other]` */
export function flowText(list: readonly Value[]): string {
  const document = new Document(list);
  (document.contents as unknown as { flow: boolean }).flow = true;
  return document.toString(style).trimEnd();
}

const indented = (text: string, indent: string): string => text.replaceAll(/^(?=.)/gm, indent);

/** `key: value` in as many lines as that takes, each with its line break. */
export function blockText(key: string, value: Value, indent: string): string {
  const isEmptyList = Array.isArray(value) && value.length === 0;
  const isPlainList = Array.isArray(value) && value.every((one) => typeof one !== 'object');
  const text = isPlainList && !isEmptyList ? `${key}: ${flowText(value)}` : textOf({ [key]: value });
  return `${indented(text, indent)}\n`;
}

/** An item of a list, with its hyphen. */
export const itemText = (value: Value, indent: string): string => `${indented(textOf([value]), indent)}\n`;
