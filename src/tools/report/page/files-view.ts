import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ReportApp } from './report-app.ts';

export function filesView(app: ReportApp): TemplateResult {
  const value = (event: Event): string => (event.target as HTMLSelectElement).value;
  const names = [
    ...new Set(app.files.flatMap(({ reading }) => reading?.attempts.map(({ activity }) => activity) ?? [])),
  ];
  const people = app.merged.learners.filter(({ name }) => name !== '');
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
      ${names.filter(Boolean).map(
        (name) =>
          html`<li>
            <label
              >“${name}” is
              <select
                @change=${(event: Event) => (app.sameCourse = changed(app.sameCourse, name, value(event)))}
              >
                <option value="">as it is called</option>
                ${names
                  .filter((other) => other !== name && other !== '')
                  .map(
                    (other) =>
                      html`<option value=${other} .selected=${app.sameCourse.get(name) === other}>
                        the same as “${other}”
                      </option>`,
                  )}
              </select></label
            >
          </li>`,
      )}
    </ul>
    <h2>Files</h2>
    <div class="wide" tabindex="0" role="region" aria-label="Files">
      <table>
        <thead>
          <tr>
            ${['File', 'Taken for', 'Records', 'Whose', ''].map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${app.files.map(({ name, reading }) => {
            const nameless = reading?.attempts.some(({ learner }) => learner.name === '') ?? false;
            return html`<tr>
              <th scope="row">${name}</th>
              <td>${reading?.kind ?? 'being read'}</td>
              <td class="number">${reading?.attempts.length ?? ''}</td>
              <td>
                ${
                  nameless
                    ? html`<select
                        aria-label="Whose ${name} is"
                        @change=${(event: Event) => (app.owners = changed(app.owners, name, value(event)))}
                      >
                        <option value="">by the file’s name</option>
                        ${people.map(
                          ({ name: learner, email, id }) =>
                            html`<option
                              value=${email ?? id ?? learner}
                              .selected=${app.owners.get(name) === (email ?? id ?? learner)}
                            >
                              ${learner} ${email}
                            </option>`,
                        )}
                      </select>`
                    : nothing
                }
              </td>
              <td><button @click=${() => app.forget(name)}>Remove</button></td>
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
