import { css } from 'lit';

/** For print: black on white, whatever the screen's colours are. */
export const paper = css`
  :host {
    --ground: #fff;
    --ground-2: #fff;
    --ink: #000;
    --muted: #333;
    --line: #555;
    --rule: #bbb;
    --accent: #000;
    color: #000;
    font: 11pt / 1.5 var(--font);
  }
`;
