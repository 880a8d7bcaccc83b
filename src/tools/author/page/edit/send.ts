/** Why the server did not do what was asked. */
export class NotDone extends Error {
  override name = 'NotDone';
  readonly status: number;
  /** The JSON of the answer, if it was JSON. */
  readonly more: unknown;

  constructor(status: number, message: string, more?: unknown) {
    super(message);
    this.status = status;
    this.more = more;
  }
}

const meta = (): HTMLMetaElement | null => document.querySelector('meta[name="x-edit-token"]');

export const token = (): string => meta()?.content ?? '';

/** Takes the new token of a server that was restarted, so that what was typed can still be saved. */
export async function renewToken(): Promise<void> {
  const page = await (await fetch('/', { cache: 'no-store' })).text();
  const now = /<meta name="x-edit-token" content="([\w-]+)">/.exec(page)?.[1];
  if (now !== undefined) meta()?.setAttribute('content', now);
}

/**
 * Posts to the dev server, with the page's token, without which the server changes no files.
 * @param path below `/edit/`
 * @throws {NotDone} with a sentence for the author
 */
export async function send(path: string, body: unknown): Promise<unknown> {
  const response = await answerTo(path, body);
  return response.status === 204 ? undefined : ((await whole(() => response.json())) as unknown);
}

/** Like `send`, if the answer is a file. */
export const sendForFile = async (path: string, body: unknown): Promise<Blob> =>
  whole(async () => (await answerTo(path, body)).blob());

/** @throws {NotDone} if the server ends before its answer is complete */
async function whole<T>(answer: () => Promise<T>): Promise<T> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof NotDone) throw error;
    throw new NotDone(0, 'npm run dev does not answer. Start it again; what you typed stays here.');
  }
}

async function answerTo(path: string, body: unknown): Promise<Response> {
  const post = (): Promise<Response> =>
    fetch(`/edit/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Edit-Token': token() },
      body: JSON.stringify(body),
    });
  const response = await whole(async () => {
    const used = token();
    const first = await post();
    if (first.status !== 403) return first;
    // Another request may have renewed it meanwhile.
    if (token() === used) await renewToken();
    return token() === used ? first : post();
  });
  if (response.ok) return response;
  const text = await whole(() => response.text());
  const isJson = response.headers.get('Content-Type')?.startsWith('application/json') === true;
  const value = isJson ? (JSON.parse(text) as unknown) : undefined;
  const message = (value as { readonly message?: string } | undefined)?.message ?? text.trim();
  throw new NotDone(response.status, message, value);
}
