import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { importDocument } from '../../import/import-document.ts';
import { ImportError } from '../../import/import-log.ts';
import { Refusal } from '../../server/guard.ts';
import type { LocalServer } from '../../server/local-server.ts';
import type { History } from '../edit/history.ts';
import { readText } from '../edit/write-file.ts';
import { ScaffoldError } from '../scaffold.ts';

/** The address for documents: below `/edit/`, so that the page's token is required. */
export const importAddress = '/edit/import';

/**
 * Makes a lesson from a document dropped on the page, and answers with a log of what became of each part.
 * Undo takes it back.
 * @param course the course's file
 */
export function addImportRoute({ app }: LocalServer, root: string, course: string, history: History): void {
  const write = (files: ReadonlyMap<string, string | Uint8Array>): void => {
    const changes = [...files].map(([file, after]) => {
      const before = existsSync(join(root, file)) ? readText(root, file) : undefined;
      return { file, before, after };
    });
    const lesson = changes.find(({ file }) => file.endsWith('.md'))?.file ?? course;
    history.write(changes, { file: lesson, line: 1 });
  };
  app.post(importAddress, async ({ req, json }) => {
    const { name = '', lesson } = req.query();
    try {
      const bytes = new Uint8Array(await req.arrayBuffer());
      return json(
        await importDocument(root, name, bytes, { course, write, ...(lesson !== undefined && { lesson }) }),
      );
    } catch (error) {
      if (error instanceof ImportError || error instanceof ScaffoldError)
        throw new Refusal(422, error.message);
      throw error;
    }
  });
}
