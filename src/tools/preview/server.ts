import type { IncomingMessage, ServerResponse } from 'node:http';
import { pathSegments, Refusal } from '../server/guard.ts';
import { LocalServer, send } from '../server/local-server.ts';
import { Cmi5Routes } from './lrs/cmi5-routes.ts';
import { contentType } from '../server/mime.ts';
import { launchOf, PackageShelf } from './package-shelf.ts';
import { checkName, RecordStore } from './record-store.ts';
import { effectOf, LaunchFaults, readFaults } from './faults.ts';

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
export class LmsServer extends LocalServer {
  readonly #page: ReadonlyMap<string, Uint8Array>;
  readonly #shelf: PackageShelf;
  readonly #store: RecordStore;
  readonly #cmi5: Cmi5Routes;
  readonly #faults = new LaunchFaults();

  constructor(options: LmsOptions) {
    super({
      answer: (request, response) => this.#route(request, response, pathSegments(request.url ?? '')),
      failed: (error) => {
        console.error(error);
        return 'The embedded LMS failed; the terminal says why.';
      },
      patience: options.patience,
    });
    this.#page = options.page;
    this.#shelf = new PackageShelf(options.packages);
    this.#store = new RecordStore(options.records);
    this.#cmi5 = new Cmi5Routes(this.#shelf, this.#store, this.#faults);
  }

  async #route(request: IncomingMessage, response: ServerResponse, path: string[]): Promise<void> {
    const [first = '', ...rest] = path;
    if (first === 'cmi5' || first === 'lrs') return this.#speakCmi5(request, response, path);
    if (first === 'records') return this.#records(request, response, rest);
    if (first === 'faults') return this.#setFaults(request, response, rest);
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
      if (effectOf(this.#faults.of(launch), 'file') === 'unreachable') return void response.destroy();
      const content = await this.#shelf.read(name, file);
      if (content !== undefined)
        return send(response, 200, contentType(file.at(-1) || 'index.html'), content, sourcesOf(name));
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

  /** `/faults/<launch>`: the page of the LMS says what is to go wrong. */
  async #setFaults(request: IncomingMessage, response: ServerResponse, path: string[]): Promise<void> {
    const [launch = '', ...more] = path;
    if (more.length > 0) throw new Refusal(404, 'There is nothing at this address.');
    if (request.method !== 'PUT') throw new Refusal(405, 'This address takes PUT.');
    if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(launch)) throw new Refusal(400, 'There is no such launch.');
    const faults = readFaults(JSON.parse(await jsonBody(request)));
    if (!faults) throw new Refusal(400, 'What goes wrong is an object.');
    this.#faults.set(launch, faults);
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
        await this.#store.put(...key, await jsonBody(request));
        return send(response, 204, type, '');
      case 'DELETE':
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
const sourcesOf = (name: string): string | undefined =>
  /^(.*-)?dispatch-/.test(name) ? "default-src 'self'; frame-src http: https:" : undefined;
