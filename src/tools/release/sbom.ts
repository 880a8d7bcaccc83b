import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { identifierOf } from '../../package/course-structure.ts';
import { librariesIn } from '../../package/licences.ts';
import type { CourseIdentity, Files } from '../../package/package.ts';

/** The part of npm's CycloneDX bill that is read here. The rest of each component stays as npm wrote it. */
export interface Bill {
  readonly components: readonly {
    readonly 'bom-ref': string;
    readonly name: string;
    readonly version: string;
    readonly properties?: readonly object[];
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/** The output of `npm sbom`: every library that the course may ship, with its licence, hash and dependencies. */
export function npmBill(root: string): Bill {
  const sbom = ['sbom', '--sbom-format=cyclonedx', '--omit=dev', '--package-lock-only'];
  // Under npm, this is the script of the npm that is running.
  const script = process.env['npm_execpath'];
  const [command, args] = script?.endsWith('.js') ? [process.execPath, [script, ...sbom]] : ['npm', sbom];
  return JSON.parse(execFileSync(command, args, { cwd: root, encoding: 'utf8' })) as Bill;
}

export interface SbomOptions {
  readonly course: Pick<CourseIdentity, 'id' | 'version' | 'title'>;
  /** Package name → its files. */
  readonly packages: ReadonlyMap<string, Files>;
  readonly bill: Bill;
  /** The time of the released commit, in ISO 8601: the same release has the same SBOM. */
  readonly time: string;
}

/**
 * A CycloneDX bill of materials of the third-party content of the packages: the libraries named in their
 * `licences.txt`, with npm's data, and the standards' control files. Build tools are not
 * included. Each component lists the packages that contain it.
 * @throws Error if a package contains a library that is not in npm's bill
 */
export function sbom({ course, packages, bill, time }: SbomOptions): string {
  const libraries = collect(packages, (files) =>
    librariesIn(new TextDecoder().decode(files.get('licences.txt'))).map(({ name, version }) => {
      const found = bill.components.find((one) => one.name === name && one.version === version);
      if (!found) throw new Error(`${name} ${version} ships, but package.json has it under devDependencies.`);
      return [found['bom-ref'], { ...found, properties: found.properties ?? [] }];
    }),
  );
  const controlFiles = collect(packages, (files) =>
    [...files]
      .filter(([path]) => /^[^/]+\.(xsd|dtd)$/.test(path))
      .map(([name, bytes]) => {
        const content = sha256(bytes);
        const ref = `file:${name}:${content}`;
        return [
          ref,
          { type: 'file', 'bom-ref': ref, name, hashes: [{ alg: 'SHA-256', content }], properties: [] },
        ];
      }),
  );
  const self = `pkg:generic/${course.id}@${course.version}`;
  const needs = bill.dependencies
    .filter(({ ref }) => libraries.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => libraries.has(one)) }));
  const own = {
    metadata: {
      timestamp: time,
      lifecycles: [{ phase: 'build' }],
      component: {
        type: 'application',
        'bom-ref': self,
        name: course.id,
        version: course.version,
        description: course.title,
        licenses: [{ license: { id: 'MIT' } }],
      },
    },
    components: [...libraries.values(), ...controlFiles.values()],
    dependencies: [{ ref: self, dependsOn: [...libraries.keys(), ...controlFiles.keys()] }, ...needs],
  };
  const whole = { ...bill, serialNumber: identifierOf(JSON.stringify(own)), ...own };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}

/** The components of all packages, once each, sorted by reference. */
function collect<Part extends { readonly properties: readonly object[] }>(
  packages: ReadonlyMap<string, Files>,
  partsOf: (files: Files) => (readonly [string, Part])[],
): Map<string, Part> {
  const found = new Map<string, Part>();
  for (const [value, files] of packages)
    for (const [ref, part] of partsOf(files)) {
      const { properties } = found.get(ref) ?? part;
      found.set(ref, { ...part, properties: [...properties, { name: 'course:package', value }] });
    }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
