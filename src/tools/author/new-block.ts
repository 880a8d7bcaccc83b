import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { isBlockName } from '../../compile/blocks.ts';
import { needId, read, ScaffoldError, write } from './scaffold.ts';

const kindsFile = 'src/blocks/kinds.ts';
const guideFile = 'docs/authoring.md';
const wordsType = 'src/locale/words-type.ts';
const wordsFile = 'src/locale/en.ts';

const reserved =
  /^(await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield)$/;

/**
 * Writes a kind of block that works: its folder, its line in the registry, its words, its section in the authoring
 * guide and its test. docs/blocks.md says what each is for.
 * @returns what was written, relative to `root`
 */
export async function newBlock(root: string, name: string): Promise<string[]> {
  needId(name);
  const camel = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const pascal = camel.charAt(0).toUpperCase() + camel.slice(1);
  const taken = isBlockName(name) || existsSync(join(root, 'src/blocks', name));
  if (taken) throw new ScaffoldError(`There is a block "${name}" already. Take another name.`);
  const english = read(root, wordsFile);
  if (reserved.test(camel) || new RegExp(`^ {2}${camel}:`, 'm').test(english))
    throw new ScaffoldError(`The code already has a meaning for "${camel}". Take another name.`);

  const line = `export { ${camel} } from './${name}/parse.ts';`;
  const kinds = [...read(root, kindsFile).trimEnd().split('\n'), line];
  const byName = (one: string): string => /\{ (\w+)/.exec(one)?.[1] ?? '';
  const files = {
    [`src/blocks/${name}/model.ts`]: model(pascal),
    [`src/blocks/${name}/parse.ts`]: parser(name, camel, pascal),
    [`src/blocks/${name}/${name}-block.styles.ts`]: styles,
    [`src/blocks/${name}/${name}-block.ts`]: element(name, camel, pascal),
    [`tests/blocks/${name}.test.ts`]: test(name, pascal),
    [`tests/blocks/${name}-block.test.ts`]: elementTest(name, camel, pascal),
    [kindsFile]: kinds.toSorted((a, b) => byName(a).localeCompare(byName(b), 'en')).join('\n'),
    [wordsType]: inserted(
      read(root, wordsType),
      /^export interface Words \{[\s\S]*?(?=^\})/m,
      `  readonly ${camel}: { readonly show: string };\n`,
    ),
    [wordsFile]: inserted(
      english,
      /^export const en: Words = \{[\s\S]*?(?=^\};)/m,
      `  ${camel}: { show: 'Show the answer' },\n`,
    ),
    [guideFile]: inserted(read(root, guideFile), /[\s\S]*?(?=^### note, idea)/m, section(name)),
  };
  // All or none: what cannot be formatted is not sound.
  const made = await Promise.all(
    Object.entries(files).map(async ([file, text]) => {
      const filepath = join(root, file);
      return [file, await format(text, { ...(await resolveConfig(filepath)), filepath })] as const;
    }),
  );
  for (const [file, text] of made) write(root, file, text);
  return made.map(([file]) => file);
}

/** @param before what the new text comes after */
function inserted(text: string, before: RegExp, more: string): string {
  const found = before.exec(text);
  if (!found) throw new ScaffoldError(`A part of the project is missing: ${before.source}`);
  const at = found.index + found[0].length;
  return text.slice(0, at) + more + text.slice(at);
}

const model = (pascal: string): string => `import type { Rich } from '../../course/rich.ts';

/** A question to think about, and its answer to open. Nothing is kept. */
export interface ${pascal}Model {
  readonly id: string;
  /** Inline. */
  readonly question: Rich;
  /** Block-level markup. */
  readonly answer: Rich;
}
`;

const parser = (name: string, camel: string, pascal: string): string => `
import { blockKind } from '../block-kind.ts';
import type { BlockSource } from '../block-source.ts';
import { firstParagraph, neededProse } from '../read-source.ts';
import type { ${pascal}Model } from './model.ts';

/** A question in one paragraph, then Markdown: the answer. */
function parse${pascal}(source: BlockSource): ${pascal}Model {
  const { words: question, rest } = firstParagraph(source, 'question');
  return { id: source.id, question, answer: neededProse(source, rest, source.line, 'answer') };
}

export const ${camel} = blockKind({
  name: '${name}',
  parse: parse${pascal},
  words: ['question', 'answer'],
});
`;

const styles = `import { css } from 'lit';

export const styles = css\`
  .question {
    font-weight: 600;
  }
  .answer > :last-child {
    margin-block-end: 0;
  }
\`;
`;

const element = (name: string, camel: string, pascal: string): string => `
import { html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { words } from '../../locale/words.ts';
import { BlockElement } from '../block-element.ts';
import { blockStyles } from '../block.styles.ts';
import type { ${pascal}Model } from './model.ts';
import { styles } from './${name}-block.styles.ts';

/** A question to think about, and a button that shows its answer. */
@customElement('${name}-block')
export class ${pascal}Block extends BlockElement<${pascal}Model> {
  static override styles = [blockStyles, styles];

  @query('.answer') private answer!: HTMLElement;
  @state() private isShown = false;

  async #show(): Promise<void> {
    this.isShown = true;
    await this.updateComplete;
    this.answer.focus();
  }

  override render(): unknown {
    const { question, answer } = this.model;
    return html\`<p class="question">\${question}</p>
      <div class="actions" ?hidden=\${this.isShown}>
        <button class="primary" @click=\${this.#show}>\${words.${camel}.show}</button>
      </div>
      <div class="answer" tabindex="-1" ?hidden=\${!this.isShown}>\${answer}</div>\`;
  }
}
`;

const test = (name: string, pascal: string): string => `
import { expect, it } from 'vitest';
import type { ${pascal}Model } from '../../src/blocks/${name}/model.ts';
import { readBlock } from './read-block.ts';

const markdown = ':::${name} mine\\nWhat would you *do*?\\n\\nAsk first.\\n\\nThen listen.\\n:::';

it('is read from Markdown', () => {
  const { model, problems } = readBlock<${pascal}Model>(markdown);
  expect(problems).toEqual([]);
  expect(model).toEqual({
    id: 'mine',
    question: { strings: ['What would you <em>do</em>?'] },
    answer: { strings: ['<p>Ask first.</p><p>Then listen.</p>'] },
  });
});

it.each([
  ['no question', ':::${name} mine\\n:::', '1: The ${name} "mine" has no question.'],
  ['no answer', ':::${name} mine\\nWhat?\\n:::', '1: The ${name} "mine" has no answer.'],
])('says where there is %s', (_, wrong, problem) => {
  expect(readBlock(wrong).problems.join('\\n')).toContain(problem);
});
`;

const elementTest = (name: string, camel: string, pascal: string): string => `// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { ${pascal}Block } from '../../src/blocks/${name}/${name}-block.ts';
import { words } from '../../src/locale/words.ts';

it('shows the answer on the press of its button, and takes the focus there', async () => {
  const block = new ${pascal}Block();
  block.model = { id: 'mine', question: 'What?', answer: 'Ask first.' };
  document.body.append(block);
  await block.updateComplete;
  const root = block.shadowRoot!;
  const answer = root.querySelector<HTMLElement>('.answer')!;
  expect(answer.hidden).toBe(true);
  const button = root.querySelector('button')!;
  expect(button.textContent).toBe(words.${camel}.show);
  button.click();
  await expect.poll(() => root.activeElement).toBe(answer);
  expect(answer.hidden).toBe(false);
});
`;

const section = (name: string): string => `### ${name}: a question, then its answer

\`\`\`markdown
:::${name} my-${name}

What would you do first?

Ask what would help. Then do that.

:::
\`\`\`

![A question, and a button that shows its answer](images/${name}.png)

`;
