import { importDocument } from '../../import/import-document.ts';
import { ImportError } from '../../import/import-log.ts';
import { Refusal } from '../../server/guard.ts';
import type { LocalServer } from '../../server/local-server.ts';
import { ScaffoldError } from '../scaffold.ts';

/** Where a document is sent to: below `/edit/`, where the page's token is asked for. */
export const importAddress = '/edit/import';

/**
 * Makes a lesson of a document that was dropped on the page, and answers with what became of what.
 * @param course its file
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
