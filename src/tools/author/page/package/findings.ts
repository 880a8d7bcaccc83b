import { html, nothing } from 'lit';
import type { Finding } from '../../rules/rule.ts';

/** Undefined while the check runs. */
export type Findings = readonly Finding[] | 'failed' | undefined;

type FindingPlace = Pick<Finding, 'file' | 'line'>;

/** The number of unfinished things, in words. */
export function countOf(findings: Findings): string {
  if (findings === undefined) return '';
  if (findings === 'failed') return 'What is not finished in it could not be found out.';
  const { length } = findings;
  if (length === 0) return 'Nothing in it is left unfinished.';
  return `${length === 1 ? 'One thing' : `${length} things`} to look at first: see the list.`;
}

/** The unfinished things, which would go into the package as they are. */
export const findingsView = (findings: Findings, show: (place: FindingPlace) => void): unknown =>
  html`<section class="findings" aria-label="What is not finished">
    <h3>What is not finished</h3>
    <p role="status">${findings === undefined ? 'Looking through the course …' : countOf(findings)}</p>
    ${
      findings && findings !== 'failed' && findings.length > 0
        ? html`<ul>
            ${findings.map((one) => findingView(one, show))}
          </ul>`
        : nothing
    }
  </section>`;

const findingView = (
  { file, line, message, fix, level }: Finding,
  show: (place: FindingPlace) => void,
): unknown =>
  html`<li>
    <code>${file}:${line}</code>
    ${
      /^modules\/[^/]+\/[^/]+\.md$/.test(file)
        ? html`<button type="button" aria-label="Show: ${file}:${line}" @click=${() => show({ file, line })}>
            Show
          </button>`
        : nothing
    }
    <br />${level === 'error' ? html`<strong class="wrong">To fix:</strong> ` : nothing}${message} ${fix}
  </li>`;
