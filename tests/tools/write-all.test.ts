import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newLesson } from '../../src/tools/author/scaffold.ts';
import { importDocument } from '../../src/tools/import/import-document.ts';
import { courseFolder, courseYaml, linksYaml } from '../compile/course-folder.ts';

it('never writes over a file of which it could not read every character', async () => {
  const root = courseFolder();
  const latin = (file: string, text: string): Buffer => {
    const bytes = Buffer.from(`# Größe\n${text}`, 'latin1');
    writeFileSync(join(root, file), bytes);
    return bytes;
  };
  const said = (file: string): string =>
    `Nothing was written: ${file} is not UTF-8. Save it as UTF-8 in a text editor first.`;
  const links = latin('modules/links.yaml', linksYaml);
  const words = new TextEncoder().encode('# T\n\n## S\n\n[A new page](https://example.org/new)\n');
  await expect(importDocument(root, 'a.md', words, { lesson: 'new' })).rejects.toThrow(
    said('modules/links.yaml'),
  );
  expect(readFileSync(join(root, 'modules/links.yaml'))).toEqual(links);
  const settings = latin('modules/course.yaml', courseYaml);
  expect(() => newLesson(root, 'steep')).toThrow(said('modules/course.yaml'));
  expect(readFileSync(join(root, 'modules/course.yaml'))).toEqual(settings);
});
