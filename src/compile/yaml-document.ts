import { LineCounter, parseDocument } from 'yaml';
import { memoize } from './memoize.ts';

const documentOf = (values: 'failsafe' | 'core') =>
  memoize((source) => {
    const counter = new LineCounter();
    const document = parseDocument(source, { lineCounter: counter, prettyErrors: false, schema: values });
    return { counter, document };
  });

/** Parses YAML with all values as texts, also those that look like numbers. */
export const parseTexts = documentOf('failsafe');
/** Parses YAML with the usual types. */
export const parseValues = documentOf('core');
