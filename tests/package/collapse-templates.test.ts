import { parseAst } from 'rollup/parseAst';
import { describe, expect, it } from 'vitest';
import { collapse, collapseCss } from '../../src/package/collapse-templates.ts';

const collapsed = (code: string): string => collapse(code, parseAst(code));

describe('collapseCss', () => {
  it('keeps what means something: strings and the space between words', () => {
    const css = `/* it's "odd" */\n:host( .a )  .b ,\n.c {\n  content : 'a  ;  b' ;\n  margin: 0  auto;\n}\na :hover{}\n`;
    expect(collapseCss(css)).toBe(` :host( .a ) .b,.c{content :'a  ;  b';margin:0 auto;}a :hover{}`);
  });
});

describe('collapse', () => {
  it('leaves one space for many in html, for between words it is one', () => {
    expect(collapsed('html`<p>\n   a ${ b  +  c }\n  <b>d</b>\n</p>`;')).toBe(
      'html`<p> a ${ b  +  c } <b>d</b> </p>`;',
    );
  });

  it('goes into templates inside templates', () => {
    expect(collapsed('html`<ul>\n\n${ html`<li>\n\n${ x }</li>` }\n\n</ul>`')).toBe(
      'html`<ul> ${ html`<li> ${ x }</li>` } </ul>`',
    );
  });

  it('touches no other string and no template that shows its white space', () => {
    const code = 'const a = `a\n\nb`, b = sql`c\n\nd`, c = html`<pre>${a}\n\n</pre>`, d = "css` `";';
    expect(collapsed(code)).toBe(code);
  });
});
