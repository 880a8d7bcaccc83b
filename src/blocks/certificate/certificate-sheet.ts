import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import { isoOf, momentOf } from '../../course/moment.ts';
import type { Moment } from '../../course/progress.ts';
import type { Rich } from '../../course/rich.ts';
import { words } from '../../locale/later-words.ts';
import type { CourseFacts } from '../block-inputs.ts';
import { dateInWords } from '../../ui/date-in-words.ts';
import { percent } from '../../course/percent.ts';

/** A name with more UTF-16 units than this is set smaller. */
const longName = 60;

/** The day in the learner's time zone at that moment, the same wherever it is read. */
const dayInWords = (at: Moment, language: string): string => dateInWords(isoOf(at).slice(0, 10), language);

export interface Certified {
  readonly text: Rich;
  readonly facts: CourseFacts;
  readonly name: string;
  readonly today: Date;
}

/** The certificate, on the screen and on paper. */
export function certificateSheet({ text, facts, name, today }: Certified): TemplateResult {
  const { title, version, organisation, logo, issuer = '', completion, language } = facts;
  const best = completion ? completion.score : facts.best;
  const { certificate } = words;
  return html`<article class="sheet">
    ${
      logo
        ? html`<p class="logo">
            <img src=${logo.path} alt=${organisation} width=${logo.width} height=${logo.height} />
          </p>`
        : nothing
    }
    ${organisation === '' || logo ? nothing : html`<p class="organisation" dir="auto">${organisation}</p>`}
    <h3>${certificate.title}</h3>
    <p class="for">${certificate.for}</p>
    <p data-private class="name ${name.length > longName ? 'long' : ''}" dir="auto">
      ${name || html`<span class="blank"></span>`}
    </p>
    <p class="course">${certificate.course(title, completion?.version ?? version)}</p>
    <div class="text">${text}</div>
    ${issuer === '' ? nothing : html`<p class="issuer" dir="auto">${issuer}</p>`}
    <p class="facts">
      <span>
        ${completion ? certificate.completedOn(dayInWords(completion.at, language)) : certificate.dateUnknown}
      </span>
      ${best === undefined ? nothing : html`<span>${certificate.score(percent(best))}</span>`}
      ${
        completion
          ? html`${completion.passMark === undefined ? nothing : html`<span>${certificate.passMark(percent(completion.passMark))}</span>`}
              <span>${certificate.content(completion.digest)}</span>`
          : nothing
      }
      <span>${certificate.printedOn(dayInWords(momentOf(today.getTime()), language))}</span>
    </p>
  </article>`;
}

export const sheetStyles = css`
  .sheet {
    max-width: 46rem;
    padding: clamp(1.5rem, 6cqi, 3.5rem) clamp(1.25rem, 6cqi, 4rem);
    border: 1px solid var(--line);
    border-block-start: 6px solid var(--accent);
    border-radius: 2px;
    background: var(--ground);
    color: var(--ink);
    font-family: var(--font);
    line-height: 1.5;
    text-align: center;
  }
  .sheet p,
  .sheet .text {
    max-width: 38rem;
    margin: 0 auto;
  }
  .sheet .organisation {
    margin-block-end: var(--space-4);
    font-weight: 600;
  }
  /* White like paper: logos are drawn for it. */
  .sheet .logo {
    width: fit-content;
    margin-block-end: var(--space-4);
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-s);
    background: #fff;
  }
  .logo img {
    display: block;
    width: auto;
    max-width: min(100%, 16rem);
    height: 4rem;
    object-fit: contain;
  }
  .sheet .issuer {
    margin-block-start: var(--space-4);
    font-weight: 600;
  }
  .sheet h3 {
    margin: 0 0 var(--space-5);
    font: 600 var(--text-2xl) / var(--title-line, 1.15) var(--display);
    letter-spacing: var(--title-spacing, -0.01em);
  }
  .sheet .for {
    color: var(--muted);
  }
  .sheet .name {
    margin-block: var(--space-2) var(--space-4);
    font: 500 var(--text-xl) / 1.3 var(--display);
  }
  .sheet .name.long {
    font-size: var(--text);
  }
  .blank {
    display: inline-block;
    width: min(18rem, 90%);
    border-block-end: 1px solid currentColor;
  }
  .sheet .course {
    margin-block-end: var(--space-3);
    font-weight: 600;
  }
  .sheet .text {
    font-size: var(--text-s);
  }
  .sheet .text p {
    margin-block-end: var(--space-3);
  }
  .sheet .facts {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--space-1) var(--space-5);
    margin-block-start: var(--space-4);
    padding-block-start: var(--space-4);
    border-block-start: 1px solid var(--rule);
    color: var(--muted);
    font-size: var(--text-s);
  }
  @media print {
    .sheet {
      max-width: none;
      padding: 18mm 14mm;
    }
  }
`;
