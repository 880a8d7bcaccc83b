/** A request to the learning record store. */
export interface LrsRequest {
  readonly method: string;
  /** The path after the endpoint, e.g. `activities/state`. */
  readonly resource: string;
  readonly query: URLSearchParams;
  /** Lower-case name → value. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  /** The time of arrival, ISO 8601. */
  readonly at: string;
}

export interface LrsAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function answer(status: number, body = '', headers: Readonly<Record<string, string>> = {}): LrsAnswer {
  const type = body === '' ? {} : { 'Content-Type': 'application/json' };
  return { status, body, headers: { 'X-Experience-API-Version': '1.0.3', ...type, ...headers } };
}

/** An error with the reason in words, as xAPI recommends (part three, 3.2). */
export const errorAnswer = (status: number, why: string): LrsAnswer => ({
  ...answer(status, why),
  headers: { 'X-Experience-API-Version': '1.0.3', 'Content-Type': 'text/plain; charset=utf-8' },
});
