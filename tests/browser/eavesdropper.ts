import type { Page } from '@playwright/test';

/** All that leaves the course, as it was said. */
export interface Heard {
  /** Every call of an LMS's API: method, arguments, answer. */
  readonly calls: string[];
  /** Every request but for the course's own files: method, address, headers and body. */
  readonly requests: string[];
}

/** Listens to every call of a SCORM API and every request. Before the page is opened. */
export async function listenIn(page: Page): Promise<Heard> {
  const heard: Heard = { calls: [], requests: [] };
  page.on('request', (request) => {
    const { headers, method, url } = {
      headers: request.headers(),
      method: request.method(),
      url: request.url(),
    };
    heard.requests.push(JSON.stringify([method, url, headers, request.postData() ?? '']));
  });
  await page.exposeFunction('overhear', (call: string) => void heard.calls.push(call));
  await page.addInitScript(() => {
    const { overhear } = window as unknown as { overhear: (call: string) => void };
    for (const name of ['API', 'API_1484_11']) {
      let api: object | undefined;
      // Not on the window itself: LMSs delete their API from there.
      Object.defineProperty(Window.prototype, name, {
        configurable: true,
        get: () => api,
        set(given: object | undefined) {
          api =
            given &&
            new Proxy(given, {
              get(target, method) {
                const value: unknown = Reflect.get(target, method);
                if (typeof value !== 'function') return value;
                return (...said: unknown[]) => {
                  const answer: unknown = value.apply(target, said);
                  overhear(JSON.stringify([String(method), ...said, answer]));
                  return answer;
                };
              },
            });
        },
      });
    }
  });
  return heard;
}

/** What this browser keeps for the page's origin, as text. */
export const onDevice = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const caches = await window.caches?.keys();
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, databases, caches]);
  });

/** How often any of the secrets stands in the texts: as it is, or in Base64. */
export function found(secrets: readonly string[], texts: readonly string[]): string[] {
  const forms = secrets.flatMap((secret) => [
    secret.toLowerCase(),
    encodeURIComponent(secret).toLowerCase(),
    // Without the first and last characters, which depend on what stands beside.
    ...['', 'x', 'xx'].map((before) =>
      Buffer.from(before + secret)
        .toString('base64')
        .slice(4, -4)
        .toLowerCase(),
    ),
  ]);
  return texts.filter((text) => forms.some((form) => text.toLowerCase().includes(form)));
}
