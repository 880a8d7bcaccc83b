import { css } from 'lit';

/** A photo where a drawing stands otherwise; where that is the stage, it fills it. */
export const pictures = css`
  /* Nothing is said over the two people there. */
  .close [staged]::part(stage) {
    min-height: 0;
    padding-inline: var(--space-4);
  }
  .art > img {
    max-width: 100%;
  }
  .page:is(.opening, .try, .reflect, .close):not(:has([staged])) > .screen > .art:first-child:has(> img) {
    padding: 0;
  }
  .page:is(.opening, .try, .reflect, .close):not(:has([staged])) > .screen > .art:first-child > img {
    width: 100%;
    height: 100%;
    max-height: inherit;
    border-radius: 0;
    object-fit: cover;
  }
`;
