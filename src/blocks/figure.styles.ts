import { css } from 'lit';

/** A picture or a recording with what is said of it. Its room is kept from the first moment: nothing moves once it is there. */
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
