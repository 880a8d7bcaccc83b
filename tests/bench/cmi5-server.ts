import type { Files } from '../../src/package/package.ts';
import { Cmi5Lms } from '../../src/tools/preview/lrs/cmi5-lms.ts';
import { readCourseUnit } from '../../src/tools/preview/lrs/course-unit.ts';
import type { LrsAnswer } from '../../src/tools/preview/lrs/protocol.ts';
import type { Registration } from '../../src/tools/preview/lrs/registration.ts';
import type { Other } from './gzip-server.ts';
import { GzipServer } from './gzip-server.ts';

/** A cmi5 package beside the embedded LMS's record store, on one origin; and what the course asked the store. */
export class Cmi5Server {
  readonly #server: GzipServer;
  readonly #files: Files;
  readonly #lms: Cmi5Lms;
  #kept: Registration | undefined;
  /** Requests to the store, and the bytes of their bodies. */
  requests = 0;
  bytes = 0;

  constructor(files: Files) {
    this.#files = files;
    this.#lms = new Cmi5Lms({
      read: () => Promise.resolve(this.#kept),
      write: (_, registration) => Promise.resolve(void (this.#kept = registration)),
      now: () => Date.now(),
    });
    this.#server = new GzipServer(files, this.#answer);
  }

  /** What is on record. */
  get registration(): Registration {
    if (!this.#kept) throw new Error('Nothing was launched.');
    return this.#kept;
  }

  /** Answers the address of a first launch. */
  async launch(): Promise<string> {
    const origin = await this.#server.listen();
    const { url } = await this.#lms.launch({
      standard: 'cmi5',
      key: 'cmi5/ada',
      unit: readCourseUnit(new TextDecoder().decode(this.#files.get('cmi5.xml'))),
      learner: { id: 'ada', name: 'Okafor, Ada' },
      mode: 'Normal',
      language: 'en-GB',
      origin,
      url: `${origin}/index.html`,
      returnUrl: `${origin}/licences.txt`,
    });
    return url;
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  readonly #answer: Other = async (request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    const [room, ...rest] = url.pathname.slice(1).split('/');
    if (room !== 'lrs' && room !== 'cmi5') return false;
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { method = '' } = request;
    const headers = Object.entries(request.headers).map(
      ([name, value]) => [name, Array.isArray(value) ? value[0] : value] as const,
    );
    let answer: LrsAnswer | undefined;
    if (room === 'cmi5') answer = this.#lms.fetchToken(rest[1] ?? '');
    else {
      this.requests++;
      this.bytes += Buffer.byteLength(body);
      answer = await this.#lms.ask({
        method,
        resource: rest.join('/'),
        query: url.searchParams,
        headers: Object.fromEntries(headers),
        body,
        at: new Date().toISOString(),
      });
    }
    response.writeHead(answer?.status ?? 500, answer?.headers ?? {}).end(answer?.body);
    return true;
  };
}
