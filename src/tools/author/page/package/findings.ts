import { html, nothing } from 'lit';
import type { Finding } from '../../rules/rule.ts';
import { languageName } from '../language-name.ts';

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

const localeOf = (file: string): string | undefined =>
  /^(?:modules\/[^/]+\/([\w-]+)\.md|src\/locale\/([\w-]+)\.yaml)$/.exec(file)?.slice(1).find(Boolean);

/**
 * The unfinished things, which would go into the package as they are: first those in the language that is shown and in
 * no language, then folded those in each other language, which translators finish.
 * @param locale the language that is shown
 */
export function findingsView(
  findings: Findings,
  show: (place: FindingPlace) => void,
  locale: string,
): unknown {
  const all = findings === undefined || findings === 'failed' ? [] : findings;
  const others = new Set(all.flatMap(({ file }) => localeOf(file) ?? []));
  others.delete(locale);
  const list = (some: readonly Finding[]): unknown =>
    some.length > 0
      ? html`<ul>
          ${some.map((one) => findingView(one, show))}
        </ul>`
      : nothing;
  return html`<section class="findings" aria-label="What is not finished">
    <h3>What is not finished</h3>
    <p role="status">${findings === undefined ? 'Looking through the course …' : countOf(findings)}</p>
    ${list(all.filter(({ file }) => !others.has(localeOf(file) ?? '')))}
    ${[...others].map((other) => {
      const some = all.filter(({ file }) => localeOf(file) === other);
      return html`<details>
        <summary>${languageName(other)}: ${some.length}</summary>
        ${list(some)}
      </details>`;
    })}
  </section>`;
}

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
