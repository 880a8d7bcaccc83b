import { css } from 'lit';

export const structureStyles = css`
  aside {
    position: fixed;
    inset: auto 0 0;
    z-index: 1000;
    display: flex;
    flex-direction: column;
    height: 60dvh;
    overflow: auto;
    border: 0 solid var(--edge);
    border-block-start-width: 1px;
    background: var(--paper);
    box-shadow: 0 0 24px rgb(0 0 0 / 25%);
  }
  @media (min-width: 64rem) {
    aside {
      inset: 0 0 0 auto;
      width: 26rem;
      height: auto;
      border-width: 0 0 0 1px;
    }
  }
  .head,
  .acts,
  .ask {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    align-items: center;
    margin: 0;
    padding: 0.5rem 1rem;
    border-bottom: 1px solid var(--edge);
  }
  aside h2 {
    flex: 1;
    margin: 0;
    font-size: 1.125rem;
  }
  .acts button {
    min-height: 2rem;
    padding: 0.125rem 0.5rem;
    font-size: 0.875rem;
  }
  .ask {
    flex: none;
  }
  /* Its buttons stay in sight below it. */
  .ask div {
    flex: 1 1 100%;
    max-height: 30dvh;
    overflow: auto;
  }
  .ask p {
    margin: 0 0 0.375rem;
    overflow-wrap: anywhere;
  }
  .ask .title {
    font-weight: 600;
  }
  .ask input {
    flex: 1;
    min-width: 8rem;
  }
  [role='tree'] {
    flex: 1;
    margin: 0;
    padding: 0.5rem;
    overflow: auto;
    list-style: none;
  }
  [role='treeitem'] {
    display: flex;
    gap: 0.375rem;
    align-items: baseline;
    min-height: 1.75rem;
    padding: 0.125rem 0.375rem;
    border-radius: 0.25rem;
    cursor: pointer;
  }
  [role='treeitem'][aria-level='1'] {
    font-weight: 600;
  }
  [role='treeitem'][aria-level='2'] {
    padding-inline-start: 1.5rem;
  }
  [role='treeitem'][aria-level='3'] {
    padding-inline-start: 2.75rem;
  }
  [role='treeitem'][aria-level='4'] {
    padding-inline-start: 4rem;
  }
  [role='treeitem'][aria-level='5'] {
    padding-inline-start: 5.25rem;
  }
  [role='treeitem'][aria-selected='true'] {
    background: var(--paper-2);
    box-shadow: inset 3px 0 0 var(--mark);
  }
  [role='treeitem'][aria-current] .label {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  [role='treeitem'] .label {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .sign {
    flex: none;
    width: 1ch;
    color: var(--faint);
  }
  .what,
  .faint {
    flex: none;
    color: var(--faint);
    font-size: 0.8125rem;
    font-weight: 400;
  }
  .said {
    margin: 0;
    padding: 0.5rem 1rem;
    border-top: 1px solid var(--edge);
    font-size: 0.875rem;
  }
  .said:empty {
    display: none;
  }
  dialog h3 {
    margin: 0;
    font-size: 1rem;
  }
  .drawing {
    overflow: auto;
    padding: 0.25rem;
  }
  .drawing svg {
    display: block;
    max-width: none;
  }
  .drawing rect {
    fill: var(--paper-2);
    stroke: var(--edge);
  }
  .drawing .ending rect {
    stroke: var(--right);
    stroke-width: 2;
  }
  .drawing .lost rect {
    stroke: var(--wrong);
    stroke-width: 2;
    stroke-dasharray: 5 3;
  }
  .drawing text {
    fill: var(--ink);
    font-size: 12px;
  }
  .drawing path {
    fill: none;
    stroke: var(--mark);
  }
  .scenes {
    margin: 0.5rem 0 0;
    padding: 0;
    list-style: none;
  }
  .scenes li {
    padding: 0.625rem 0;
    border-top: 1px solid var(--edge);
  }
  .scenes p {
    margin: 0 0 0.25rem;
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.75rem;
    align-items: center;
    padding: 0.25rem 0 0.375rem;
  }
  .choice span {
    flex: 1 1 14rem;
  }
  .choice select {
    max-width: 14rem;
  }
`;
