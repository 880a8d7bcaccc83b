import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { isBlockName } from '../../compile/blocks.ts';
import { wordsTypes } from '../../compile/locale-words.ts';
import { wordsFile } from '../../compile/words-tree.ts';
import { writeAll } from '../write-all.ts';
import { needFolderName, read, ScaffoldError } from './scaffold.ts';

const kindsFile = 'src/blocks/kinds.ts';
const guideFile = 'docs/authoring.md';
const wordsType = 'src/locale/words-type.ts';
const english = wordsFile('en');

const reserved =
  /^(await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield)$/;

/**
 * Writes a kind of block that works: its folder, its line in the registry, its words (in English for each language),
 * its section in the authoring guide and its test. docs/blocks.md explains each of them.
 * @returns what was written, relative to `root`
 */
export async function newBlock(root: string, name: string): Promise<string[]> {
  needFolderName(name);
  const camel = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const pascal = camel.charAt(0).toUpperCase() + camel.slice(1);
  const taken = isBlockName(name) || existsSync(join(root, 'src/blocks', name));
  if (taken) throw new ScaffoldError(`There is a block "${name}" already. Take another name.`);
  const known = read(root, english);
  if (reserved.test(camel) || new RegExp(`^ {2}${camel}[(:]`, 'm').test(known))
    throw new ScaffoldError(`The code already has a meaning for "${camel}". Take another name.`);

  // The player's words are the last group.
  const withWords = (text: string): string => `${text.trimEnd()}\n  ${camel}:\n    show: Show the answer\n`;
  const locales = readdirSync(join(root, 'src/locale')).filter((file) => file.endsWith('.yaml'));
  const words = locales.map((file) => `src/locale/${file}`);
  const line = `export { ${camel} } from './${name}/parse.ts';`;
  const kinds = [...read(root, kindsFile).trimEnd().split('\n'), line];
  const byName = (one: string): string => /\{ (\w+)/.exec(one)?.[1] ?? '';
  const template = (file: string): string =>
    read(join(import.meta.dirname, 'new-block'), `${file}.txt`)
      .replaceAll('@name', name)
      .replaceAll('@camel', camel)
      .replaceAll('@pascal', pascal);
  // The last section about blocks is for those that have no folder.
  const guide = read(root, guideFile);
  const end = guide.search(/^### note, idea/m);
  if (end < 0)
    throw new ScaffoldError(`${guideFile} has no section "### note, idea" to put the new one before.`);
  const files = {
    [`src/blocks/${name}/model.ts`]: template('model.ts'),
    [`src/blocks/${name}/parse.ts`]: template('parse.ts'),
    [`src/blocks/${name}/${name}-block.styles.ts`]: template('block.styles.ts'),
    [`src/blocks/${name}/${name}-block.ts`]: template('block.ts'),
    [`tests/blocks/${name}.test.ts`]: template('test.ts'),
    [`tests/blocks/${name}-block.test.ts`]: template('block.test.ts'),
    [kindsFile]: kinds.toSorted((a, b) => byName(a).localeCompare(byName(b), 'en')).join('\n'),
    ...Object.fromEntries(words.map((file) => [file, withWords(read(root, file))])),
    [guideFile]: guide.slice(0, end) + template('section.md') + guide.slice(end),
  };
  // Formatting fails if the code has a syntax error.
  const made = await Promise.all(
    Object.entries(files).map(async ([file, text]) => {
      const filepath = join(root, file);
      return [file, await format(text, { ...(await resolveConfig(filepath)), filepath })] as const;
    }),
  );
  const all = [...made, [wordsType, wordsTypes(withWords(known))] as const];
  writeAll(root, new Map(all));
  return all.map(([file]) => file);
}
