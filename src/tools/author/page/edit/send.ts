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

const token = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="x-edit-token"]')?.content ?? '';

/**
 * Asks the dev server to do something: what changes files needs the page's token.
 * @param path below `/edit/`
 * @throws {NotDone} with a sentence for the author
 */
export async function send(path: string, body: unknown): Promise<unknown> {
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
  const text = await response.text();
  const isJson = response.headers.get('Content-Type')?.startsWith('application/json') === true;
  const value = isJson ? (JSON.parse(text) as unknown) : undefined;
  if (response.ok) return value;
  const told = (value as { readonly message?: string } | undefined)?.message ?? text.trim();
  throw new NotDone(response.status, told, value);
}
