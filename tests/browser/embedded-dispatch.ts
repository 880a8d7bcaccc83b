import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadNamed } from './any-course.ts';
import { packagesFor } from './dispatched-course.ts';
import { test as inLms } from './embedded-course.ts';
import { StaticServer, filesOf } from './static-server.ts';

/** The short courses on a web server, and in the embedded LMS the packages that frame them. */
export const test = inLms.extend({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from the pattern.
  packages: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'course-dispatch-'));
    const servers: StaticServer[] = [];
    for (const name of ['refresher', 'booster-7']) {
      const server = new StaticServer(filesOf(`${name}-web`));
      servers.push(server);
      await server.listen();
      const url = server.url.replace('127.0.0.1', 'localhost');
      for (const [packageName, zip] of await packagesFor(url, loadNamed(name)))
        writeFileSync(join(folder, `allyship-${name}-${packageName}.zip`), zip);
    }
    await use(folder);
    await Promise.all(servers.map((server) => server.close()));
    rmSync(folder, { recursive: true });
  },
});
