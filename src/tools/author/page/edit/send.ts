/** Why the server would not. */
export class NotDone extends Error {
  override name = 'NotDone';
  readonly status: number;
  /** What the server said besides, where it answered in JSON. */
  readonly more: unknown;

  constructor(status: number, message: string, more?: unknown) {
    super(message);
    this.status = status;
    this.more = more;
  }
}

export const token = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="x-edit-token"]')?.content ?? '';

/**
 * Asks the dev server to do something: what changes files needs the page's token.
 * @param path below `/edit/`
 * @throws {NotDone} with a sentence for the author
 */
export async function send(path: string, body: unknown): Promise<unknown> {
  const response = await answerTo(path, body);
  return response.status === 204 ? undefined : ((await response.json()) as unknown);
}

/** As `send`, of what answers with a file. */
export const sendForFile = async (path: string, body: unknown): Promise<Blob> =>
  (await answerTo(path, body)).blob();

async function answerTo(path: string, body: unknown): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`/edit/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Edit-Token': token() },
      body: JSON.stringify(body),
    });
  } catch {
    throw new NotDone(0, 'npm run dev does not answer. Start it again; what you typed stays here.');
  }
  if (response.ok) return response;
  const text = await response.text();
  const isJson = response.headers.get('Content-Type')?.startsWith('application/json') === true;
  const value = isJson ? (JSON.parse(text) as unknown) : undefined;
  const message = (value as { readonly message?: string } | undefined)?.message ?? text.trim();
  throw new NotDone(response.status, message, value);
}
