import { readdirSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import { unzipSync } from 'fflate';
import type { Files } from '../../src/package/package.ts';
import { contentType } from '../../src/tools/server/mime.ts';

/** Where the packages lie that are tested: where the build wrote them. */
export const dist = process.env['COURSE_DIST'] ?? 'dist';

/** The files of a package in `dist/`: of its zip, or of its folder. */
export function filesOf(packageName: string): Files {
  if (/(^|-)web$/.test(packageName)) return filesIn(join(dist, packageName));
  return new Map(Object.entries(unzipSync(readFileSync(join(dist, `allyship-${packageName}.zip`)))));
}

/** The files of a folder, by their paths in it. */
export function filesIn(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path).replaceAll('\\', '/'), readFileSync(path)]),
  );
}

/** Serves files as they are, with the headers asked for: what a plain web server or an LMS's store does. */
export class StaticServer {
  readonly #files: Files;
  readonly #server: Server;

  constructor(files: Files, headers: Readonly<Record<string, string>> = {}) {
    this.#files = files;
    this.#server = createServer((request, response) => {
      const path = new URL(request.url ?? '', 'http://localhost').pathname.slice(1) || 'index.html';
      const content = this.#files.get(path);
      response.writeHead(content ? 200 : 404, { 'Content-Type': contentType(path), ...headers });
      response.end(content);
    });
  }

  /** On the loopback address, at a port that is free. */
  listen(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }
}
