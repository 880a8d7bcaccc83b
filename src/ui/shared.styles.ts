import { css } from 'lit';

/** Styles for every root: box model, prose, focus ring and visually hidden text. */
export const prose = css`
  /* Not ::before and ::after: the browser would compute their styles for every element, and few have them. */
  * {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  :focus-visible {
    outline: var(--ring) solid var(--accent);
    outline-offset: 2px;
  }
  p,
  ul,
  ol,
  table {
    max-width: var(--measure);
    margin: 0 0 var(--space-4);
    text-wrap: pretty;
  }
  li + li {
    margin-block-start: var(--space-2);
  }
  em {
    font-style: var(--emphasis-style, italic);
    font-weight: var(--emphasis-weight, inherit);
  }
  h2,
  h3,
  h4 {
    margin: 0 0 var(--space-3);
    line-height: 1.2;
    text-wrap: balance;
  }
  h3 {
    margin-block-start: var(--space-5);
    font: 600 var(--text-l) / 1.25 var(--display);
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.15em;
    /* A title in another language has that language's direction. */
    unicode-bidi: plaintext;
  }
  a:hover {
    color: var(--accent-strong);
  }
  /* A photo in the text: its space is reserved before it loads. */
  img {
    display: block;
    max-width: min(100%, 24rem);
    height: auto;
    border-radius: var(--radius-s);
  }
  table {
    border-collapse: collapse;
  }
  /* A column can be as narrow as its longest word; a table wider than the page scrolls. */
  scroll-region {
    display: block;
    margin-block-end: var(--space-4);
    overflow-x: auto;
  }
  scroll-region > * {
    margin-block: 0;
    overflow-wrap: break-word;
  }
  pre,
  code {
    hyphens: manual;
  }
  @media print {
    scroll-region {
      overflow: visible;
    }
    scroll-region pre {
      white-space: pre-wrap;
    }
    /* One that scrolled: rather broken than cut off. */
    scroll-region[tabindex] > * {
      font-size: 0.75em;
      overflow-wrap: anywhere;
    }
    scroll-region[tabindex] :is(th, td) {
      min-width: 4em;
    }
  }
  th,
  td {
    padding: var(--space-2) 0;
    padding-inline-end: var(--space-4);
    border-block-end: 1px solid var(--rule);
    text-align: start;
    vertical-align: top;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

export { controls } from './controls.styles.ts';
