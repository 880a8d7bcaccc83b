import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Files } from '../../src/package/package.ts';
import { contentType } from '../../src/tools/server/mime.ts';
import type { Host } from './host.ts';

const methods = {
  '1.2': [
    'LMSInitialize',
    'LMSFinish',
    'LMSGetValue',
    'LMSSetValue',
    'LMSCommit',
    'LMSGetLastError',
    'LMSGetErrorString',
    'LMSGetDiagnostic',
  ],
  '2004': [
    'Initialize',
    'Terminate',
    'GetValue',
    'SetValue',
    'Commit',
    'GetLastError',
    'GetErrorString',
    'GetDiagnostic',
  ],
} as const;

type Api = Record<string, (...values: string[]) => unknown>;

/**
 * A page that frames a package and gives it an API whose host runs here, in Node: every call is a synchronous request,
 * as in many real LMSs, so the host has every value for which a call was answered.
 */
export class HostOverHttp {
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  readonly #host: Host;
  readonly #files: Files;
  readonly #policy: string;
  readonly #sendsLate: boolean;
  #api: Api | undefined;
  /** The reports of the page under test, in order. */
  readonly notes: string[] = [];
  /** The bytes of all values that were written. */
  written = 0;
  largestSuspendData = 0;

  /** @param framed the origin that the package frames, if any */
  constructor(host: Host, files: Files, framed = '') {
    this.#host = host;
    this.#files = files;
    this.#sendsLate = framed !== '';
    const frames = framed && `; frame-src 'self' ${framed}`;
    this.#policy = `default-src 'self'; require-trusted-types-for 'script'${frames}`;
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const send = (type: string, body: string | Uint8Array): void => {
      response.writeHead(200, {
        'content-type': type,
        'content-security-policy': this.#policy,
        'cache-control': 'no-store',
      });
      response.end(body);
    };
    if (path === '/') {
      this.#api = this.#host.launch() as Api;
      return send(
        'text/html',
        '<!doctype html><title>LMS</title><link rel=stylesheet href=/lms.css><script src=/lms.js></script><iframe src=/course/index.html></iframe>',
      );
    }
    if (path === '/favicon.ico') return void response.writeHead(204).end();
    if (path === '/lms.css')
      return send('text/css', 'body{margin:0}iframe{border:0;width:100vw;height:100vh}');
    if (path === '/lms.js') {
      return send('text/javascript', pageScript(this.#host.edition) + (this.#sendsLate ? lateScript : ''));
    }
    if (path === '/call')
      return send('application/json', JSON.stringify(this.#call(await bodyOf(request)) ?? null));
    if (path === '/late') {
      const calls = JSON.parse(await bodyOf(request)) as string[][];
      for (const call of calls) this.#call(JSON.stringify(call));
      return send('text/plain', '');
    }
    if (path === '/note') {
      this.notes.push(await bodyOf(request));
      return send('text/plain', '');
    }
    const file = this.#files.get(decodeURIComponent(path.replace('/course/', '')));
    if (file) return send(contentType(path), file);
    response.writeHead(404).end();
  }

  #call(body: string): unknown {
    const [method = '', ...values] = JSON.parse(body) as string[];
    this.written += values.join('').length;
    if (values[0] === 'cmi.suspend_data')
      this.largestSuspendData = Math.max(this.largestSuspendData, values[1]?.length ?? 0);
    return this.#api?.[method]?.(...values);
  }
}

/** Defines the API of the edition; `note` lets a test's script in the frame report in the same order. */
function pageScript(edition: Host['edition']): string {
  return `const ask = (path, body) => {
    const request = new XMLHttpRequest();
    request.open('POST', path, false);
    request.send(body);
    return request.responseText;
  };
  window.note = (text) => ask('/note', text);
  window.${edition === '1.2' ? 'API' : 'API_1484_11'} = Object.fromEntries(
    ${JSON.stringify(methods[edition])}.map((name) => [name, (...values) => JSON.parse(ask('/call', JSON.stringify([name, ...values])))]),
  );`;
}

/**
 * Browsers refuse a synchronous request while a page goes away. Like many real LMSs, this one then answers "true" and
 * sends the values by a beacon.
 */
const lateScript = `
  const late = [];
  for (const api of [window.API, window.API_1484_11].filter(Boolean)) {
    for (const [name, call] of Object.entries(api)) {
      api[name] = (...values) => {
        try {
          return call(...values);
        } catch {
          late.push([name, ...values]);
          if (/Finish|Terminate/.test(name)) navigator.sendBeacon('/late', JSON.stringify(late.splice(0)));
          return /LastError/.test(name) ? '0' : 'true';
        }
      };
    }
  }`;

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
