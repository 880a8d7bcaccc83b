import { SaxesParser } from 'saxes';

/** A start tag, and what stands directly in its element. */
export interface XmlElement {
  /** With its prefix, as written. */
  readonly name: string;
  readonly local: string;
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  readonly text: string;
}

export interface XmlAttribute {
  /** With its prefix, as written. */
  readonly name: string;
  readonly local: string;
  /** '' where it has no prefix. */
  readonly namespace: string;
  readonly value: string;
}

export interface XmlDocument {
  /** In the order of their start tags. */
  readonly elements: readonly XmlElement[];
  /** What stands in the document type declaration; '' where there is none. */
  readonly doctype: string;
}

/** Reads what can be read: that a document is well formed is for the validator to say. */
export function readXml(source: string): XmlDocument {
  const elements: {
    name: string;
    local: string;
    namespace: string;
    attributes: XmlAttribute[];
    text: string;
  }[] = [];
  const open: typeof elements = [];
  let doctype = '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', () => undefined);
  parser.on('doctype', (declaration) => (doctype = declaration));
  parser.on('opentag', ({ name, local, uri, attributes }) => {
    const element = {
      name,
      local,
      namespace: uri,
      attributes: Object.values(attributes).map((one) => ({
        name: one.name,
        local: one.local,
        namespace: one.uri,
        value: one.value,
      })),
      text: '',
    };
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

export const valueOf = ({ attributes }: XmlElement, name: string): string | undefined =>
  attributes.find((one) => one.name === name)?.value;
