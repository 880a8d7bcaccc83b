import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const ofDrawings =
  'The people in its pictures are put together from Open Peeps (https://www.openpeeps.com), drawings by Pablo Stanley\n' +
  'in the public domain (CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/), as react-peeps holds them.\n';

/**
 * The licence texts of the libraries in a bundle: minifying removes them from the code.
 * @param modules the paths of the modules in the bundle
 * @param drawings the path of the module with the drawings of people, if there are any
 * @param whole what the bundle is, in words
 * @throws Error if a library has no licence text
 */
export async function licences(
  modules: Iterable<string>,
  drawings?: string,
  whole = 'course',
): Promise<string> {
  const head = `This ${whole} contains the following libraries.\n`;
  const folders = new Set<string>();
  for (const id of drawings === undefined ? modules : [...modules, drawings]) {
    const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id.replaceAll('\\', '/'))?.[0];
    if (folder) folders.add(folder.replace(/^\0/, ''));
  }
  const namesByText = new Map<string, string[]>();
  for (const { name, text } of await Promise.all([...folders].sort().map(licenceOf))) {
    namesByText.set(text, [...(namesByText.get(text) ?? []), name]);
  }
  const parts = [...namesByText].map(([text, names]) => `${names.sort().join('\n')}\n\n${text}\n`);
  return [drawings ? `${head}\n${ofDrawings}` : head, ...parts.sort()].join(divider);
}

/** Joins two such texts, without repeating libraries or licences. */
export function joinedLicences(one: string, other: string): string {
  const namesByText = new Map<string, Set<string>>();
  const [beginning = ''] = one.split(divider);
  for (const part of [one, other].flatMap((text) => text.split(divider).slice(1))) {
    const end = part.indexOf('\n\n');
    const text = part.slice(end);
    const names = namesByText.get(text) ?? new Set();
    for (const name of part.slice(0, end).split('\n')) names.add(name);
    namesByText.set(text, names);
  }
  const parts = [...namesByText].map(([text, names]) => [...names].sort().join('\n') + text);
  return [beginning, ...parts.sort()].join(divider);
}

const divider = `\n${'-'.repeat(80)}\n\n`;

/** A library in `licences.txt`; `licence` is an SPDX identifier or expression. */
export interface Library {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** The libraries that a package's `licences.txt` names. */
export function librariesIn(text: string): Library[] {
  const heads = text
    .split(divider)
    .slice(1)
    .flatMap((part) => (part.split('\n\n')[0] ?? '').split('\n'));
  return heads.map((line) => {
    const [, name = '', version = '', licence = ''] = /^(\S+) (\S+) \((.+)\)$/.exec(line) ?? [];
    if (name === '') throw new Error(`licences.txt: “${line}” names no library, version and licence`);
    return { name, version, licence };
  });
}

async function licenceOf(folder: string): Promise<{ name: string; text: string }> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).sort().find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  if (!file) throw new Error(`${name} has no licence text, and its licence must travel with the course`);
  const text = await readFile(join(folder, file), 'utf8');
  return { name: `${name} ${version} (${license})`, text: text.replaceAll('\r\n', '\n').trim() };
}
