/**
 * In the page: what a part of it is made of, without its words: elements, classes, roles and states, through shadow
 * roots. Neighbours that are made alike count as one, however many there are.
 */
export function structureOf(part: Element): string {
  const own = new Set([
    'class',
    'role',
    'type',
    'tabindex',
    'href',
    'src',
    'for',
    'id',
    'name',
    'alt',
    'lang',
    'dir',
  ]);
  const attribute = ({ name, value }: Attr): string => {
    if (['class', 'role', 'type', 'tabindex', 'lang', 'dir'].includes(name)) return `${name}=${value}`;
    // Of a label or a state it counts whether there is one, and which of two.
    return `${name}=${['true', 'false', ''].includes(value) ? value : '*'}`;
  };
  const ofNode = (node: Node): string => {
    if (node instanceof Text) return node.data.trim() === '' ? '' : 'words';
    if (!(node instanceof Element) || node.localName === 'style') return '';
    const given = [...node.attributes].filter(
      ({ name }) => own.has(name) || /^(aria-|disabled|hidden|open)/.test(name),
    );
    const isChecked = node instanceof HTMLInputElement && node.checked;
    const inside = [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes]
      .map(ofNode)
      .filter((one) => one !== '');
    const unlike = inside.filter((one, index) => one !== inside[index - 1]);
    return `<${node.localName} ${given.map(attribute).sort().join(' ')}${isChecked ? ' checked' : ''}>${unlike.join('')}</>`;
  };
  return ofNode(part);
}
