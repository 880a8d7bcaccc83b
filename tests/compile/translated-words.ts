import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `src/locale/en.yaml`, which is a words file in every language that has no more plural forms. */
export const englishYaml = readFileSync(join(import.meta.dirname, '../../src/locale/en.yaml'), 'utf8');

/** With words of it translated: key → what stands after it. */
export const translated = (words: Readonly<Record<string, string>>, yaml = englishYaml): string =>
  Object.entries(words).reduce((text, [key, value]) => {
    const line = new RegExp(`^( *${key.replace(/[()]/g, '\\$&')}:) .*$`, 'm');
    if (!line.test(text)) throw new Error(`There is no line "${key}: …"`);
    return text.replace(line, `$1 ${value}`);
  }, yaml);

/** Every plural with all six forms. */
export const arabicYaml = englishYaml.replace(
  / other (\{(?:[^{}]|\{[^{}]*\})*\})\}(?=[^{]*)/g,
  (all, form: string, at: number, text: string) => {
    const message = text.slice(text.lastIndexOf('\n', at), at);
    const opened = message.slice(
      Math.max(message.lastIndexOf(', plural,'), message.lastIndexOf(', select,')),
    );
    if (!opened.startsWith(', plural,')) return all;
    const more = ['zero', 'one', 'two', 'few', 'many'].filter((name) => !opened.includes(` ${name} {`));
    return `${more.map((name) => ` ${name} ${form}`).join('')}${all}`;
  },
);
