import { css } from 'lit';

/**
 * People on a stage, and what they say. Its size is known before the drawing loads; bubbles take the space they need
 * above it, so that no word is covered or cut off.
 */
export const stageStyles = css`
  .stage {
    position: relative;
    display: flex;
    flex-direction: column;
    justify-content: end;
    overflow: clip;
    /* The minimum is for enlarged text: bubbles are no wider than the drawing, and names are below faces. */
    --high: max(30dvh - var(--notice, 0rem), 9rem);
    background: var(--stage);
    color: var(--on-stage);
  }
  /* Stays above the way on if the page is longer than the window. */
  .set {
    position: sticky;
    inset-block-end: 4.25rem;
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  /* About as wide as the drawing, which is never cropped: bubbles are placed by its width, above the heads. */
  .set:not(:has(.tiles)) {
    align-self: center;
    width: min(100%, max(var(--ratio) * var(--high), 15rem));
  }
  .drawing {
    width: 100%;
    min-height: 0;
    max-height: var(--high);
    aspect-ratio: var(--ratio);
    color: var(--drawn);
  }
  .drawing svg {
    display: block;
    width: 100%;
    height: 100%;
  }
  .hand {
    fill: none;
    stroke: currentColor;
    stroke-linecap: round;
    transform-origin: 250px 290px;
  }
  .bubbles {
    position: relative;
    z-index: 1;
    display: grid;
    gap: var(--space-3);
    padding: var(--space-4) var(--space-3) var(--space-3);
    margin-block-end: calc(var(--above) * -1%);
  }
  .bubbles:not(:has(.row)) {
    display: none;
  }
  /* The drawing is not mirrored in right-to-left languages. */
  .row,
  .tiles {
    direction: ltr;
  }
  .row {
    display: flex;
  }
  .row::before {
    flex: var(--before) 1 0;
    content: '';
  }
  .row::after {
    flex: var(--after) 1 0;
    content: '';
  }
  .bubble {
    position: relative;
    max-width: min(88%, 24rem);
    margin: 0;
    padding: 0.5rem 0.95rem;
    border: 2.5px solid #111111;
    border-radius: 1.3rem;
    background: #ffffff;
    color: #111111;
    font-weight: 600;
    line-height: 1.3;
    text-align: start;
    unicode-bidi: plaintext;
  }
  .bubble > strong:first-child {
    display: block;
    font-weight: 500;
    font-size: 0.8125rem;
    unicode-bidi: plaintext;
  }
  .bubble strong span {
    display: none;
  }
  .bubble:not(.voice)::after {
    position: absolute;
    inset-block-start: calc(100% - 1px);
    inset-inline-start: clamp(1.2rem, calc(var(--x) * 1% - 0.5rem), calc(100% - 2.4rem));
    width: calc(1rem - 2.5px);
    height: 0.9rem;
    border-inline-start: 2.5px solid #111111;
    background: linear-gradient(to bottom right, #ffffff 49%, #111111 50%, #111111 60%, transparent 61%);
    content: '';
  }
  .voice {
    border-style: dashed;
  }
  .tiles {
    display: grid;
    grid-template-columns: 1.35fr 1fr 1fr;
    grid-template-rows: minmax(0, 1fr) minmax(0, 1fr);
    gap: 0.5rem;
    height: 100%;
    padding: 0.75rem 0.75rem 0;
  }
  .of-1 {
    grid-template-columns: 1fr;
  }
  .of-2 {
    grid-template-columns: 1fr 1fr;
  }
  .of-3 {
    grid-template-columns: 1.35fr 1fr;
  }
  .tile {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    min-height: 0;
    overflow: clip;
    border: 2.5px solid #111111;
    border-radius: 0.8rem;
    background: #ffffff;
    color: #111111;
  }
  .tile:first-child {
    grid-row: span 2;
    outline: 5px solid var(--call);
  }
  .of-2 .tile {
    grid-row: span 2;
  }
  .of-4 .tile:last-child {
    grid-column: span 2;
  }
  .tile svg {
    min-height: 0;
  }
  .tile b {
    padding: 0.1rem 0.6rem;
    background: #111111;
    color: #ffffff;
    font: 600 0.8125rem / 1.4 var(--font);
    unicode-bidi: plaintext;
  }
  /* Too narrow for many names; the text below has them. */
  @container (max-width: 16rem) {
    .tiles:not(.of-1, .of-2, .of-3) b {
      display: none;
    }
  }
  .you {
    fill: none;
    stroke: currentColor;
    stroke-width: 8;
    stroke-dasharray: 22 18;
    stroke-linecap: round;
  }
  .captions {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.8rem;
    align-items: baseline;
    max-width: none;
    margin: 0.6rem 0.75rem 0;
    padding: 0.5rem 1rem;
    border-radius: 0.7rem;
    background: #111111;
    color: #ffffff;
  }
  .stage:has(.tiles) {
    padding-block-end: 0.75rem;
  }
  .captions small {
    color: #c9c6bf;
    font-size: 0.8125rem;
  }
  .captions i {
    display: inline-block;
    width: 4px;
    height: 1.1em;
    margin-inline-start: 2px;
    background: var(--call);
    vertical-align: -0.15em;
  }
  .said {
    margin: 0 0 var(--space-3);
  }
  /* The bubbles' words, for people who cannot see them. They are visible on paper and if a scene is shown as a page. */
  @media screen {
    .said:not(.page *) {
      position: absolute;
      width: 1px;
      height: 1px;
      margin: -1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }
  @container (min-width: 34rem) {
    .stage {
      --high: 60dvh;
    }
    .row .bubble {
      max-width: min(75%, 24rem);
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .drawing > svg,
    .row {
      animation: come-in var(--slow) ease-out both;
    }
    .row:nth-child(2) {
      animation-delay: 0.5s;
    }
    .row:nth-child(n + 3) {
      animation-delay: 1s;
    }
    .hand {
      transition: rotate 900ms ease-in-out;
    }
    .running {
      animation: captions 2.4s steps(40) both;
    }
    .running:dir(rtl) {
      --hidden: 0 0 0 100%;
    }
    .running i {
      animation: stopped 1s 2.4s steps(2) 4;
    }
    @keyframes come-in {
      from {
        opacity: 0;
        translate: 0 8px;
      }
    }
    @keyframes captions {
      from {
        clip-path: inset(var(--hidden, 0 100% 0 0));
      }
      to {
        clip-path: inset(0);
      }
    }
    @keyframes stopped {
      50% {
        opacity: 0;
      }
    }
  }
  @media (forced-colors: active) {
    .stage,
    .tile,
    .captions {
      border: 1px solid CanvasText;
    }
    .tile {
      background: Canvas;
      color: CanvasText;
    }
    .bubble::after {
      display: none;
    }
  }
  @media print {
    .stage {
      break-inside: avoid;
      background: none;
    }
    .bubbles {
      display: none;
    }
    .drawing {
      max-height: 6cm;
    }
  }
`;
