import { LineCounter, parseDocument } from 'yaml';
import { memoize } from './memoize.ts';

const documentOf = (values: 'failsafe' | 'core') =>
  memoize((source) => {
    const counter = new LineCounter();
    const document = parseDocument(source, { lineCounter: counter, prettyErrors: false, schema: values });
    return { counter, document };
  });

/** YAML in which all values are texts, also those that look like numbers. */
export const textsIn = documentOf('failsafe');
/** YAML whose values are what they look like. */
export const valuesIn = documentOf('core');
