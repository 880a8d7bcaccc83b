import { css } from 'lit';

/** A picture or a recording with its caption. Its space is reserved, so that nothing moves when it loads. */
export const figureStyles = css`
  figure {
    max-width: var(--measure);
    margin: 0;
  }
  :is(img, video) {
    display: block;
    max-width: 100%;
    height: auto;
  }
  .tall {
    width: min(100%, 22rem);
  }
  figcaption {
    margin-block-start: var(--space-2);
    color: var(--muted);
    font-size: var(--text-s);
  }
`;
