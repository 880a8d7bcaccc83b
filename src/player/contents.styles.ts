import { css } from 'lit';

export const contentsStyles = css`
  .search {
    display: block;
    margin: 0 var(--space-3) var(--space-3);
  }
  input[type='search'] {
    border-width: 1px;
    border-radius: 999px;
    font-size: var(--text-s);
  }
  ::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  .print {
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  .done {
    margin: var(--space-3) var(--space-3) var(--space-4);
    color: var(--muted);
    font-size: var(--text-s);
  }
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  nav li + li {
    margin: 0;
  }
  nav li button {
    display: flex;
    gap: var(--space-3);
    width: 100%;
    border: 0;
    border-radius: var(--radius-s);
    background: transparent;
    font: inherit;
    line-height: 1.35;
    text-align: start;
  }
  nav li button:hover {
    background: var(--ground-3);
  }
  .lesson {
    padding: var(--space-3);
  }
  .lesson[aria-current] .title {
    font-weight: 700;
  }
  .lesson svg {
    margin-block-start: 0.1em;
    color: var(--line);
  }
  .completed .lesson svg {
    color: var(--good);
  }
  .lesson .title {
    display: block;
    font-size: var(--text-s);
  }
  .state {
    display: block;
    margin-block-start: 0.1em;
    color: var(--muted);
    font-size: calc(var(--text-s) * 0.9);
  }
  mark {
    background: none;
    color: var(--ink);
    font-weight: 700;
  }
  .screens {
    margin-block-end: var(--space-2);
    margin-inline-start: var(--space-5);
    border-inline-start: 1px solid var(--rule);
  }
  .screens button {
    flex-direction: column;
    gap: 0;
    min-height: 2.25rem;
    padding: var(--space-1) var(--space-3);
    color: var(--muted);
    font-size: calc(var(--text-s) * 0.95);
  }
  .screens [aria-current] {
    color: var(--ink);
    font-weight: 600;
    box-shadow: inset 3px 0 0 var(--accent);
    border-radius: 0;
  }
  .screens:dir(rtl) [aria-current] {
    box-shadow: inset -3px 0 0 var(--accent);
  }
  @media (forced-colors: active) {
    .lesson[aria-current],
    .screens [aria-current] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

/** For a printed lesson: no heading at the bottom of a page, separated from its text. */
export const paperStyles = css`
  h2 {
    break-after: avoid;
  }
`;
