import type { SaxesAttributeNS } from 'saxes';
import { SaxesParser } from 'saxes';

/** An element; its attributes have their prefixes as written. */
export interface XmlElement {
  /** With its prefix, as written. */
  readonly name: string;
  readonly local: string;
  /** Its namespace. */
  readonly uri: string;
  readonly attributes: readonly Pick<SaxesAttributeNS, 'name' | 'local' | 'uri' | 'value'>[];
  /** The text directly in it. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

export interface XmlDocument {
  /** In the order of their start tags. */
  readonly elements: readonly XmlElement[];
  /** The contents of the document type declaration; '' if there is none. */
  readonly doctype: string;
}

/** Reads as much as possible. The validator checks whether a document is well formed. */
export function readXml(source: string): XmlDocument {
  const elements: (XmlElement & { text: string; children: XmlElement[] })[] = [];
  const open: typeof elements = [];
  let doctype = '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', () => undefined);
  parser.on('doctype', (declaration) => (doctype = declaration));
  parser.on('opentag', ({ name, local, uri, attributes }) => {
    const element = { name, local, uri, attributes: Object.values(attributes), text: '', children: [] };
    open.at(-1)?.children.push(element);
    elements.push(element);
    open.push(element);
  });
  const add = (text: string): void => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => void open.pop());
  parser.write(source).close();
  return { elements, doctype };
}

/** An element and all its descendants. */
export const elementsIn = (root: XmlElement): XmlElement[] => [root, ...root.children.flatMap(elementsIn)];

/** The first element with a local name. */
export const firstOf = (elements: readonly XmlElement[], local: string): XmlElement | undefined =>
  elements.find((element) => element.local === local);

export const valueOf = (element: XmlElement | undefined, name: string): string | undefined =>
  element?.attributes.find((one) => one.name === name)?.value;
