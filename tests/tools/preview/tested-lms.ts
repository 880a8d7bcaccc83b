import { mkdirSync } from 'node:fs';
import { request } from 'node:http';
import type { OutgoingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { LmsServer } from '../../../src/tools/preview/server.ts';
import { temporaryFolder, writePackages } from './tiny-package.ts';

const page = new Map([['index.html', new TextEncoder().encode('<!doctype html><title>The LMS</title>')]]);

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

interface Asked {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
}

/** The embedded LMS over a folder of its own, with the tiny packages. */
export class TestedLms {
  readonly folder = temporaryFolder();
  readonly packages = join(this.folder.path, 'dist');
  readonly records = join(this.folder.path, 'lms');
  server!: LmsServer;

  constructor() {
    mkdirSync(this.packages);
    writePackages(this.packages);
  }

  get port(): number {
    return this.server.port;
  }

  async start(patience?: number): Promise<void> {
    const options = { packages: this.packages, records: this.records, page };
    this.server = new LmsServer(patience === undefined ? options : { ...options, patience });
    await this.server.listen(0);
  }

  async end(): Promise<void> {
    await this.server.close();
    this.folder.remove();
  }

  /** Unlike fetch, sends path and Host as they are written. */
  ask(path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port: this.port, path, method, headers, agent: false },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }

  put(path: string, body: string | Uint8Array, headers: OutgoingHttpHeaders = {}): Promise<Answer> {
    return this.ask(path, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  }
}
