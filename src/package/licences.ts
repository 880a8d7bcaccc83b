import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The licence texts of the libraries that a bundle holds, which the minified code has lost.
 * @param modules the paths of the modules in the bundle
 * @throws Error where a library has no licence text
 */
export async function licences(modules: Iterable<string>): Promise<string> {
  const folders = new Set<string>();
  for (const id of modules) {
    const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id.replaceAll('\\', '/'))?.[0];
    if (folder) folders.add(folder.replace(/^\0/, ''));
  }
  const namesByText = new Map<string, string[]>();
  for (const { name, text } of await Promise.all([...folders].sort().map(licenceOf))) {
    namesByText.set(text, [...(namesByText.get(text) ?? []), name]);
  }
  const parts = [...namesByText].map(([text, names]) => `${names.sort().join('\n')}\n\n${text}\n`);
  return ['This course contains the following libraries.\n', ...parts.sort()].join(`\n${'-'.repeat(80)}\n\n`);
}

async function licenceOf(folder: string): Promise<{ name: string; text: string }> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).sort().find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  if (!file) throw new Error(`${name} has no licence text, and its licence must travel with the course`);
  const text = await readFile(join(folder, file), 'utf8');
  return { name: `${name} ${version} (${license})`, text: text.replaceAll('\r\n', '\n').trim() };
}
