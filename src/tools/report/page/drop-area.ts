import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { DroppedFile } from './dropped-files.ts';
import { bytesOf, droppedFiles } from './dropped-files.ts';

/**
 * @param version the version of the course that the page was built from
 * @param hasFiles if true, the instructions are hidden, so that the results come first
 */
export const introduction = (version: string, hasFiles: boolean): TemplateResult =>
  html`<header>
    <h1>Report from LMS exports</h1>
    <p ?hidden=${hasFiles}>
      Drop what your LMS exported: Moodle’s SCORM reports, gradebook, completion and participants (CSV, Excel,
      ODS, XML), statements of an LRS (JSON), records of the embedded LMS (JSON). Nothing leaves this machine.
    </p>
    <p ?hidden=${hasFiles}>
      Questions that an export has only by their ids are shown in the words of version ${version}. For
      learners of another version, drop the content of its release as well (<code>content-….json</code>).
    </p>
  </header>`;

/** The area for choosing and dropping files. */
export const dropArea = (read: (files: readonly DroppedFile[]) => void): TemplateResult =>
  html`<div
    class="drop"
    @dragover=${(event: DragEvent) => event.preventDefault()}
    @drop=${(event: DragEvent) => {
      event.preventDefault();
      if (event.dataTransfer) void droppedFiles(event.dataTransfer.items).then(read);
    }}
  >
    <label class="button">
      Choose files
      <input
        type="file"
        multiple
        class="hidden"
        @change=${(event: Event) => {
          const input = event.target as HTMLInputElement;
          const chosen = [...(input.files ?? [])].map((file) => ({
            name: file.name,
            bytes: () => bytesOf(file),
          }));
          input.value = '';
          read(chosen);
        }}
      />
    </label>
    or drop files or folders here
  </div>`;
