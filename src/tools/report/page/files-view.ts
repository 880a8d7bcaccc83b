import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { select } from '../../select.ts';
import type { Learner } from '../read/model.ts';
import { isAssignable } from '../read/records.ts';
import { counted, inDigits } from './learners-view.ts';
import type { ReadFile, ReportApp } from './report-app.ts';

export function filesView(app: ReportApp): TemplateResult {
  const names = [
    ...new Set(app.files.flatMap(({ reading }) => reading?.attempts.map(({ activity }) => activity) ?? [])),
  ].filter(Boolean);
  const sameAs = (name: string): (readonly [string, string])[] => [
    ['', 'as it is called'],
    ...names.filter((other) => other !== name).map((other) => [other, `the same as “${other}”`] as const),
  ];
  const people = new Map(app.merged.learners.map((learner) => [labelOf(learner), learner] as const));
  /** The key for a label; the text itself if it is no label. */
  const keyed = (text: string): string => {
    const { email, id, name } = people.get(text.trim()) ?? {};
    return email ?? id ?? name ?? text.trim();
  };
  const named = (key = ''): string =>
    app.merged.learners
      .filter(({ email, id, name }) => key !== '' && (email ?? id ?? name) === key)
      .map(labelOf)[0] ?? key;
  const changed = (
    map: ReadonlyMap<string, string>,
    key: string,
    to: string,
  ): ReadonlyMap<string, string> => {
    const others = [...map].filter(([other]) => other !== key);
    return new Map(to === '' ? others : [...others, [key, to]]);
  };
  return html`<h2>Courses</h2>
    <p>Exports may call one course by different names. Say here which are the same.</p>
    <ul>
      ${names.map((name) => {
        const same = app.sameCourse.get(name) ?? '';
        const choose = (to: string): void => void (app.sameCourse = changed(app.sameCourse, name, to));
        return html`<li>${select(`“${name}” is`, sameAs(name), same, choose)}</li>`;
      })}
    </ul>
    <h2>Files</h2>
    <datalist id="people">
      ${app.files.some(isAnybodys) ? [...people.keys()].map((label) => html`<option value=${label}></option>`) : nothing}
    </datalist>
    <div class="wide" tabindex="0" role="region" aria-label="Files">
      <table>
        <thead>
          <tr>
            ${['File', 'Taken for', 'Records', 'Whose', 'Remove'].map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${app.files.map((file) => {
            const { name, reading } = file;
            const isNameless = app.merged.nameless.includes(name);
            const whose = app.merged.byFileName.get(name);
            const saver = reading?.attempts.find(isAssignable)?.learner.name ?? '';
            return html`<tr>
              <th scope="row">${name}</th>
              <td>
                ${reading?.kind ?? 'being read'}${reading?.contents?.slice(0, 1).map(({ version }) => `, version ${version}`)}
              </td>
              <td class="number">${reading?.contents ? '' : (reading?.attempts.length ?? '')}</td>
              <td>
                ${
                  isAnybodys(file)
                    ? html`<input
                          type="text"
                          list="people"
                          aria-label="Whose ${name} is"
                          placeholder="choose or write a learner"
                          .value=${named(app.owners.get(name))}
                          @change=${(event: Event) =>
                            (app.owners = changed(
                              app.owners,
                              name,
                              keyed((event.target as HTMLInputElement).value),
                            ))}
                        />
                        ${whose ? html`<small class="given">By the file’s name: <bdi>${labelOf(whose)}</bdi></small>` : nothing}
                        ${saver === '' ? nothing : html`<small class="given">By the record: <bdi>${saver}</bdi></small>`}
                        ${isNameless ? html`<span class="late given">Whose is this?</span>` : nothing}`
                    : nothing
                }
              </td>
              <td><button aria-label="Remove ${name}" @click=${() => app.forget(name)}>Remove</button></td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
    <h2>Notes</h2>
    ${
      app.problems.length === 0
        ? html`<p>Everything was read.</p>`
        : html`<ul>
              ${app.problems
                .slice(0, 500)
                .map(
                  ({ file, row, message }) =>
                    html`<li>
                      ${file === '' ? nothing : html`<strong>${file}${row === undefined ? '' : `, row ${row}`}:</strong>`}
                      ${message}
                    </li>`,
                )}
            </ul>
            ${app.problems.length > 500 ? html`<p>${app.problems.length - 500} more are in the CSV.</p>` : nothing}`
    }`;
}

/** Says what was read, or what failed. */
export function summaryOf({ files, merged, problems, failure }: ReportApp): string {
  if (files.length === 0) return '';
  if (failure !== '') return failure;
  const useless = files.filter(({ reading }) => !reading?.contents && reading?.attempts.length === 0).length;
  const none = useless === 0 ? '' : ` (no record in ${inDigits(useless)})`;
  return `${counted(files.length, 'file')} read${none}, ${counted(merged.records.length, 'record')}, ${counted(problems.length, 'note')}.`;
}

/** Whether the file does not say exactly whose it is, like Moodle's track details. */
const isAnybodys = ({ reading }: ReadFile): boolean => reading?.attempts.some(isAssignable) ?? false;

const labelOf = ({ name, email, id }: Learner): string => [name, email ?? id].filter(Boolean).join(', ');
