import type { Data, Table } from '../read/tables.ts';
import { contentOf, Unreadable } from '../read/tables.ts';

/** The worker's answers: the file's list in pieces, then everything else in it; or why it can't be read. */
export type Answered =
  | { readonly piece: readonly unknown[] }
  | { readonly content: Table | Data }
  | { readonly unreadable: string };

/** The number of rows or statements in a piece: the page is blocked while it receives one. */
const size = 200;

const worker = globalThis as unknown as {
  onmessage: (event: MessageEvent<Uint8Array>) => Promise<void>;
  postMessage: (message: Answered) => void;
};

worker.onmessage = async ({ data }) => {
  try {
    const content = await contentOf(data);
    const list = [...('rows' in content ? content.rows : (content.list ?? []))];
    for (let at = 0; at < list.length; at += size) worker.postMessage({ piece: list.slice(at, at + size) });
    const rest =
      'rows' in content ? { ...content, rows: [] } : content.list ? { ...content, list: [] } : content;
    worker.postMessage({ content: rest });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    worker.postMessage({ unreadable: error.message });
  }
};
