import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkHost, checkOrigin, hostOf, pathSegments, Refusal, serverLimits } from './guard.ts';
import { Cmi5Routes } from './lrs/cmi5-routes.ts';
import { contentType } from './mime.ts';
import { PackageShelf } from './package-shelf.ts';
import { checkName, RecordStore } from './record-store.ts';
import { launchOf, Troubles } from './trouble.ts';

export interface LmsOptions {
  /** The folder with the packages, usually `dist/`. */
  readonly packages: string;
  /** Where the records are kept, usually `.lms/`. */
  readonly records: string;
  /** The LMS's own page, address → content. */
  readonly page: ReadonlyMap<string, Uint8Array>;
  /** How long a request may take to arrive, in milliseconds. */
  readonly patience?: number;
}

/** The largest record taken: ten times what a SCORM 2004 attempt with 250 long interactions needs. */
const bodyLimit = 2_000_000;

/** The embedded LMS: its page, the packages and what it recorded, for this machine only. */
export class LmsServer {
  readonly #page: ReadonlyMap<string, Uint8Array>;
  readonly #shelf: PackageShelf;
  readonly #store: RecordStore;
  readonly #cmi5: Cmi5Routes;
  readonly #troubles = new Troubles();
  readonly #server: Server;
  /** Requests that are being answered. */
  readonly #serving = new Set<Promise<void>>();

  constructor(options: LmsOptions) {
    this.#page = options.page;
    this.#shelf = new PackageShelf(options.packages);
    this.#store = new RecordStore(options.records);
    this.#cmi5 = new Cmi5Routes(this.#shelf, this.#store, this.#troubles);
    this.#server = createServer(serverLimits(options.patience), (request, response) => {
      const served = this.#serve(request, response).finally(() => this.#serving.delete(served));
      this.#serving.add(served);
    });
  }

  /** Listens on the loopback address. @throws where the port is taken (`EADDRINUSE`). */
  listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/`;
  }

  /** Ends every connection; what is being written then is written first. */
  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
    await Promise.all(this.#serving);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      checkHost(hostOf(request), this.port);
      await this.#route(request, response, pathSegments(request.url ?? ''));
    } catch (error) {
      if (response.headersSent) {
        response.destroy();
        return;
      }
      const refused = error instanceof Refusal;
      if (!refused) console.error(error);
      // What is left of a refused body is not read: the connection ends with the answer.
      if (!request.complete) response.setHeader('Connection', 'close');
      const message = refused ? error.message : 'The embedded LMS failed; the terminal says why.';
      send(response, refused ? error.status : 500, 'text/plain; charset=utf-8', `${message}\n`);
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse, path: string[]): Promise<void> {
    const [first = '', ...rest] = path;
    if (first === 'cmi5' || first === 'lrs') return this.#speakCmi5(request, response, path);
    if (first === 'records') return this.#records(request, response, rest);
    if (first === 'trouble') return this.#makeTrouble(request, response, rest);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      throw new Refusal(405, 'This address can only be read.');
    }
    if (first === 'packages.json' && rest.length === 0) {
      return send(response, 200, contentType(first), JSON.stringify(await this.#shelf.list()));
    }
    if (first === 'packages' && rest.length > 1) {
      const [segment = '', ...file] = rest;
      const { name, launch } = launchOf(segment);
      // Nothing at all is what a network that is away answers.
      if (this.#troubles.of(launch).offline) return void response.destroy();
      const content = await this.#shelf.read(name, file);
      if (content !== undefined)
        return send(response, 200, contentType(file.at(-1) || 'index.html'), content);
    } else if (rest.length === 0) {
      const name = first || 'index.html';
      const content = this.#page.get(name);
      if (content !== undefined) return send(response, 200, contentType(name), content);
    }
    throw new Refusal(404, 'There is nothing at this address.');
  }

  async #speakCmi5(message: IncomingMessage, response: ServerResponse, path: string[]): Promise<void> {
    const answer = await this.#cmi5.answer({ message, path, body: () => textBody(message) });
    // No answer is what a browser that died would have left behind.
    if (answer === undefined) return void response.destroy();
    const { status, headers, body } = answer;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    send(response, status, headers['Content-Type'] ?? '', body);
  }

  /** `/trouble/<launch>`: the page of the LMS says what is to go wrong. */
  async #makeTrouble(request: IncomingMessage, response: ServerResponse, path: string[]): Promise<void> {
    const [launch = '', ...more] = path;
    if (more.length > 0) throw new Refusal(404, 'There is nothing at this address.');
    if (request.method !== 'PUT') throw new Refusal(405, 'This address takes PUT.');
    checkOrigin(request.headers.origin, request.headers.host);
    this.#troubles.set(launch, JSON.parse(await jsonBody(request)));
    send(response, 204, '', '');
  }

  /** `/records/<package>` lists learners; `/records/<package>/<learner>` is one record. */
  async #records(request: IncomingMessage, response: ServerResponse, path: string[]): Promise<void> {
    const [collection, name] = path;
    if (path.length > 2) throw new Refusal(404, 'There is nothing at this address.');
    const type = contentType('.json');
    if (name === undefined) {
      if (request.method !== 'GET') throw new Refusal(405, 'A list of records can only be read.');
      return send(response, 200, type, JSON.stringify(await this.#store.names(checkName(collection))));
    }
    const key = [checkName(collection), checkName(name)] as const;
    switch (request.method) {
      case 'GET': {
        const json = await this.#store.get(...key);
        // An empty answer rather than 404: "nothing recorded yet" is no error worth a line in the console.
        return send(response, 200, type, json ?? 'null');
      }
      case 'PUT':
        checkOrigin(request.headers.origin, request.headers.host);
        await this.#store.put(...key, await jsonBody(request));
        return send(response, 204, type, '');
      case 'DELETE':
        checkOrigin(request.headers.origin, request.headers.host);
        await this.#cmi5.inTurn(() => this.#store.delete(...key));
        return send(response, 204, type, '');
      default:
        response.setHeader('Allow', 'GET, PUT, DELETE');
        throw new Refusal(405, 'A record can be read, written and deleted.');
    }
  }
}

/** @throws {Refusal} for anything but plain JSON in UTF-8 of a sensible size. */
async function jsonBody(request: IncomingMessage): Promise<string> {
  if (!/^application\/json(?:; *charset=utf-8)?$/i.test(request.headers['content-type'] ?? '')) {
    throw new Refusal(415, 'A record is sent as application/json in UTF-8.');
  }
  if (request.headers['content-encoding'] !== undefined)
    throw new Refusal(415, 'A record is sent uncompressed.');
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit)
    throw new Refusal(413, 'The record is too large.');
  try {
    const text = await textBody(request);
    JSON.parse(text);
    return text;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(400, 'The record is not valid JSON in UTF-8.');
  }
}

/** @throws {Refusal} for more than a sensible size, for what is not UTF-8, and for what broke off. */
async function textBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  // `for await` would destroy the socket on the way out, and the answer with it.
  await new Promise<void>((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= bodyLimit) chunks.push(chunk);
      else {
        request.pause();
        reject(new Refusal(413, 'The record is too large.'));
      }
    });
    request.on('end', resolve);
    request.on('error', () => reject(new Refusal(400, 'The request broke off.')));
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new Refusal(400, 'What is sent must be UTF-8.');
  }
}

/** A package that frames a hosted course is allowed to; nobody else is. */
const policyFor = (url = ''): string =>
  /^\/packages\/([^/]*-)?dispatch-/.test(url)
    ? "default-src 'self'; frame-src http: https:"
    : "default-src 'self'";

function send(response: ServerResponse, status: number, type: string, content: string | Uint8Array): void {
  const body = typeof content === 'string' ? Buffer.from(content) : content;
  response.writeHead(status, {
    // The policy that a strict LMS would set: what the packages need beyond it fails here first.
    'Content-Security-Policy': policyFor(response.req.url),
    'Cache-Control': 'no-store',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    ...(status === 204 ? {} : { 'Content-Type': type, 'Content-Length': body.length }),
  });
  response.end(response.req.method === 'HEAD' || status === 204 ? undefined : body);
}
