import { describe, expect, it } from 'vitest';
import { withDefinitions } from '../../src/package/define-elements.ts';

describe('withDefinitions', () => {
  it('defines each element once, after its class', () => {
    const code = `@customElement('a-b')\nexport class AB extends LitElement {}\n@customElement('c-d') class CD extends AB {}`;
    expect(withDefinitions(code)).toBe(
      `\nexport class AB extends LitElement {}\n class CD extends AB {}\n` +
        `customElements.define('a-b', AB);\ncustomElements.define('c-d', CD);\n`,
    );
  });

  it('leaves other decorators to the compiler', () => {
    const code = `class A { @property() b = 1 }\n`;
    expect(withDefinitions(code)).toBe(`${code}\n`);
  });
});
