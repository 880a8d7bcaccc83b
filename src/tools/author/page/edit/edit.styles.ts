import { sheetOf } from '../made.ts';

const rules = `
  .edit-layer, .edit-box, .edit-list { --paper: light-dark(#fff, #1b1b1f); --ink: light-dark(#16161a, #f7f6f3);
    --faint: light-dark(#55534e, #b9b6af); --edge: light-dark(#86837c, #7f7c86); --mark: light-dark(#3b24a8, #b9a8ff);
    --wrong: light-dark(#b3261e, #ff9c93); --tint: light-dark(rgb(59 36 168 / 10%), rgb(185 168 255 / 16%));
    color: var(--ink); font: 1rem/1.45 system-ui, sans-serif; color-scheme: light dark; box-sizing: border-box; }
  author-bar button[aria-pressed='true'] { border-color: #3b24a8; background: #3b24a8; color: #fff; }
  author-bar button:disabled { opacity: .55; cursor: default; }
  .edit-layer { position: fixed; inset: 0; z-index: 900; pointer-events: none; overflow: hidden; }
  .edit-layer button { position: absolute; min-width: 0; min-height: 0; margin: 0; padding: 0; border: 0;
    border-radius: 4px; background: none; box-shadow: none; cursor: text; pointer-events: auto;
    outline: 1px dashed color-mix(in srgb, var(--mark) 45%, transparent); outline-offset: 2px; }
  @media (prefers-color-scheme: dark) {
    /* Both dark and light: the background of a lesson's words may be either. */
    .edit-layer button { outline-color: rgb(0 0 0 / 60%); box-shadow: 0 0 0 1px rgb(255 255 255 / 45%); }
    .edit-layer button:focus-visible { box-shadow: 0 0 0 7px #16161a; }
  }
  .edit-layer .media { z-index: 1; overflow: visible; cursor: pointer; }
  .edit-layer .below { z-index: -1; }
  .edit-layer .media::after { content: 'Choose a file…'; position: absolute; inset: auto 0 100% auto; padding: .125rem .5rem;
    border-radius: 4px 4px 0 0; background: var(--mark); color: var(--paper); font: 600 .8125rem/1.4 system-ui, sans-serif;
    white-space: nowrap; }
  .edit-layer.through button { pointer-events: none; }
  .edit-layer button:hover { background: var(--tint); }
  .edit-layer button:focus-visible { background: var(--tint); outline: 3px solid var(--mark); }
  .edit-box { position: fixed; z-index: 1100; will-change: transform; max-height: calc(100dvh - 1rem); overflow: auto; padding: .5rem;
    border: 1px solid var(--edge); border-radius: .5rem; background: var(--paper);
    box-shadow: 0 8px 32px rgb(0 0 0 / 30%); }
  .edit-tools, .edit-place { display: flex; flex-wrap: wrap; gap: .375rem; align-items: center; margin: 0; }
  .edit-box button, .edit-box select, .edit-list button { min-width: 2.25rem; min-height: 2.25rem; margin: 0;
    padding: .25rem .625rem; border: 1px solid var(--edge); border-radius: .375rem; background: var(--paper);
    box-shadow: none; color: var(--ink); font: 1rem/1.3 system-ui, sans-serif; cursor: pointer; }
  .edit-box select { max-width: 9rem; }
  .edit-box button:hover, .edit-list button:hover { background: var(--tint); }
  .edit-box button[aria-pressed='true'] { border-color: var(--mark); background: var(--mark); color: var(--paper); }
  .edit-item { margin-block-start: .375rem; }
  .edit-box .edit-item button { min-height: 2rem; font-size: .875rem; }
  .edit-right[aria-pressed='true']::before { content: '✓ ' / ''; }
  .edit-box .strong { font-weight: 700; }
  .edit-box .em { font-style: italic; }
  .edit-box .del { text-decoration: line-through; }
  .edit-end { display: flex; gap: .375rem; margin-inline-start: auto; }
  .edit-box .edit-end :first-child { border-color: var(--mark); background: var(--mark); color: var(--paper); }
  .edit-box :focus-visible, .edit-list :focus-visible { outline: 3px solid var(--mark); outline-offset: 1px; }
  .edit-words { margin-block: .5rem; line-height: 1.45; }
  .edit-words .words { min-height: 1.45em; padding: .375rem .5rem; border: 2px solid var(--mark);
    border-radius: .375rem; white-space: pre-wrap; white-space: break-spaces; overflow-wrap: break-word;
    font-variant-ligatures: none; }
  .edit-words .words > p { margin: 0; }
  .edit-words .words > p + p { margin-block-start: .5em; }
  .edit-words .words > .item { display: list-item; margin-inline-start: 1.25em; list-style: disc; }
  .edit-words .words:focus { outline: none; }
  .edit-words .words * { color: inherit; }
  .edit-words .words :is(code, span[data-raw]) { padding: 0 .25em; border-radius: .25em; background: var(--tint);
    font-family: ui-monospace, monospace; font-size: .875em; }
  .edit-words .words [data-lang] { text-decoration: underline dotted; }
  .edit-words .words a { color: var(--mark); text-decoration: underline; }
  .edit-words .ProseMirror-selectednode { outline: 2px solid var(--mark); }
  .edit-note { color: var(--faint); font-size: .875rem; }
  .edit-message { color: var(--wrong); }
  .edit-message > * { margin: .25rem 0; }
  .edit-box .edit-message button { margin: .25rem .375rem .25rem 0; }
  .edit-message blockquote { margin: .25rem 0; padding-inline-start: .75rem; border-inline-start: 3px solid; }
  .edit-place { justify-content: space-between; color: var(--faint); font-size: .875rem; }
  .edit-place code { font: .875rem ui-monospace, monospace; overflow-wrap: anywhere; }
  .edit-list:focus-visible { outline: 3px solid var(--mark); outline-offset: -3px; }
  .edit-empty { color: var(--faint); }
  .edit-list { position: fixed; inset: auto 0 0; z-index: 1000; height: 45dvh; overflow: auto;
    padding: .75rem 1rem 2rem; border: 0 solid var(--edge); border-block-start-width: 1px; background: var(--paper);
    box-shadow: 0 0 24px rgb(0 0 0 / 25%); }
  @media (min-width: 64rem) { .edit-list { inset: 0 0 0 auto; width: 26rem; height: auto; border-width: 0 0 0 1px; } }
  .edit-list header { display: flex; gap: .5rem; align-items: center; justify-content: space-between; }
  .edit-list h2 { margin: 0; font: 600 1.125rem/1.3 system-ui, sans-serif; color: inherit; }
  .edit-list input { box-sizing: border-box; width: 100%; min-height: 2.25rem; margin-block-start: .5rem; padding: .25rem .625rem;
    border: 1px solid var(--edge); border-radius: .375rem; background: var(--paper); color: var(--ink); font: inherit; }
  .edit-list ol { margin: .5rem 0 0; padding: 0; list-style: none; }
  .edit-list li { margin: 0 0 .375rem; }
  .edit-list li button { display: block; width: 100%; text-align: start; }
  .edit-list small { display: block; color: var(--faint); font-size: .8125rem; }
`;

/** Adds the styles of the Edit switch to the page itself. */
export function addEditStyles(): void {
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheetOf(rules)];
}
