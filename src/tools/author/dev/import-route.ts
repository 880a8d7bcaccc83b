import { importDocument } from '../../import/import-document.ts';
import { ImportError } from '../../import/import-log.ts';
import { Refusal } from '../../server/guard.ts';
import type { LocalServer } from '../../server/local-server.ts';
import { ScaffoldError } from '../scaffold.ts';

/** The address for documents: below `/edit/`, so that the page's token is required. */
export const importAddress = '/edit/import';

/**
 * Makes a lesson from a document dropped on the page, and answers with a log of what became of each part.
 * @param course the course's file
 */
export function addImportRoute({ app }: LocalServer, root: string, course: string): void {
  app.post(importAddress, async ({ req, json }) => {
    const { name = '', lesson } = req.query();
    try {
      const bytes = new Uint8Array(await req.arrayBuffer());
      return json(
        await importDocument(root, name, bytes, { course, ...(lesson !== undefined && { lesson }) }),
      );
    } catch (error) {
      if (error instanceof ImportError || error instanceof ScaffoldError)
        throw new Refusal(422, error.message);
      throw error;
    }
  });
}
