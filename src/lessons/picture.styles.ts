import { css } from 'lit';

/** A photo in the place of a drawing; as the stage, it fills the stage. */
export const pictures = css`
  /* There is no text over the two people there. */
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
