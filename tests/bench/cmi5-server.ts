import type { Files } from '../../src/package/package.ts';
import { Cmi5Lms } from '../../src/tools/preview/lrs/cmi5-lms.ts';
import { readCourseUnit } from '../../src/tools/preview/lrs/course-unit.ts';
import type { LrsAnswer } from '../../src/tools/preview/lrs/protocol.ts';
import type { Registration } from '../../src/tools/preview/lrs/registration.ts';
import type { Other } from './gzip-server.ts';
import { GzipServer } from './gzip-server.ts';

/** A cmi5 package and the embedded LMS's record store on one origin; counts the course's requests to the store. */
export class Cmi5Server {
  readonly #server: GzipServer;
  readonly #files: Files;
  readonly #lms: Cmi5Lms;
  #kept: Registration | undefined;
  /** The requests to the store, and the bytes of their bodies. */
  requests = 0;
  bytes = 0;
  /** The reports of the page around the course, in order. */
  readonly notes: string[] = [];

  constructor(files: Files) {
    this.#files = files;
    this.#lms = new Cmi5Lms({
      read: () => Promise.resolve(this.#kept),
      write: (_, registration) => Promise.resolve(void (this.#kept = registration)),
      now: () => Date.now(),
    });
    this.#server = new GzipServer(files, this.#answer);
  }

  /** The registration of the last launch. */
  get registration(): Registration {
    if (!this.#kept) throw new Error('Nothing was launched.');
    return this.#kept;
  }

  get held(): Pick<Registration, 'statements'> & { readonly registration: Registration } {
    const { registration } = this;
    return { statements: registration.statements, registration };
  }

  /** Returns the address of a page that frames a first launch, and takes notes as `HostOverHttp` does. */
  async launchFramed(): Promise<string> {
    const url = await this.launch();
    return `${new URL(url).origin}/lms/?${encodeURIComponent(url)}`;
  }

  /** Returns the address of a first launch. */
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
    if (room === 'lms') {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(around(url.search.slice(1)));
      return true;
    }
    if (room !== 'lrs' && room !== 'cmi5' && room !== 'note') return false;
    let body = '';
    for await (const chunk of request) body += String(chunk);
    if (room === 'note') {
      this.notes.push(body);
      response.writeHead(204).end();
      return true;
    }
    const { method = '' } = request;
    const headers = Object.entries(request.headers).map(
      ([name, value]) => [name, Array.isArray(value) ? value[0] : value] as const,
    );
    let answer: LrsAnswer | undefined;
    if (room === 'cmi5') answer = this.#lms.fetchToken(rest[1] ?? '');
    else {
      this.requests++;
      this.bytes += Buffer.byteLength(body);
      answer = await this.#lms.answerRequest({
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

const around = (url: string): string => `<!doctype html><title>LMS</title>
<style>body{margin:0}iframe{border:0;width:100vw;height:100vh}</style>
<script>
  window.note = (text) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/note', false);
    request.send(text);
  };
</script>
<iframe src="${decodeURIComponent(url).replaceAll('&', '&amp;')}"></iframe>`;
