import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileChanged, readText, writeFile } from '../../../../src/tools/author/edit/write-file.ts';

let root: string;
const at = (file: string): string => join(root, file);
const text = (file: string): string => readFileSync(at(file), 'utf8');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'edit-'));
  mkdirSync(at('modules/one'), { recursive: true });
  mkdirSync(at('assets'));
  writeFileSync(at('modules/one/en.md'), 'One\nTwo\nThree\n');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('writing a file of the course', () => {
  it('changes it, keeps who may read it, and leaves nothing beside it', () => {
    chmodSync(at('modules/one/en.md'), 0o640);
    writeFile(root, 'modules/one/en.md', 'One\nTwo\nThree\n', 'One\n2\nThree\n');
    expect(text('modules/one/en.md')).toBe('One\n2\nThree\n');
    expect(statSync(at('modules/one/en.md')).mode & 0o777).toBe(0o640);
    expect(readdirSync(at('modules/one'))).toEqual(['en.md']);
  });

  it('keeps the mark at its beginning and line ends of any kind', () => {
    writeFileSync(at('modules/one/en.md'), '\ufeffOne\r\nTwo\r\nThree\nFour\r\n');
    expect(readText(root, 'modules/one/en.md')).toBe('One\nTwo\nThree\nFour\n');
    writeFile(root, 'modules/one/en.md', 'One\nTwo\nThree\nFour\n', 'One\n2a\n2b\nThree\nFour\n');
    expect(text('modules/one/en.md')).toBe('\ufeffOne\r\n2a\r\n2b\r\nThree\nFour\r\n');
  });

  it('writes nothing where the file has been changed, and says what it says now', () => {
    writeFileSync(at('modules/one/en.md'), 'Else\n');
    const attempt = (): void => writeFile(root, 'modules/one/en.md', 'One\n', 'Mine\n');
    expect(attempt).toThrow(FileChanged);
    expect(attempt).toThrow('modules/one/en.md has been changed meanwhile.');
    expect(text('modules/one/en.md')).toBe('Else\n');
  });

  it.each([
    '../outside.md',
    'modules/../package.json',
    '/etc/passwd',
    'package.json',
    'modules',
    'modules/',
    'modules//x',
    'src/x.ts',
    'src/locale/words.ts',
    'src/x.yaml',
    'modules\\..\\x',
    'modules/.hidden',
    'modules/one/en.md:stream',
    'modules/one/en.md\0.md',
    'assets/./x',
  ])('does not write to %j', (file) => {
    expect(() => writeFile(root, file, '', 'x')).toThrow('is not a file in modules/, assets/ or src/locale/');
  });

  it('follows no link out of its folders', () => {
    writeFileSync(at('outside.md'), 'x');
    symlinkSync(at('outside.md'), at('modules/link.md'));
    mkdirSync(at('elsewhere'));
    writeFileSync(at('elsewhere/en.md'), 'x');
    symlinkSync(at('elsewhere'), at('modules/two'));
    for (const file of ['modules/link.md', 'modules/two/en.md'])
      expect(() => writeFile(root, file, 'x', 'y')).toThrow('is a link to a place outside');
    expect(text('outside.md')).toBe('x');
  });

  it('keeps a link within them', () => {
    symlinkSync(at('modules/one/en.md'), at('modules/link.md'));
    writeFile(root, 'modules/link.md', 'One\nTwo\nThree\n', 'One\n');
    expect(text('modules/one/en.md')).toBe('One\n');
  });

  it('says so where a file is gone, read-only, no file or not UTF-8', () => {
    expect(() => writeFile(root, 'modules/two/en.md', '', 'x')).toThrow('deleted or renamed');
    expect(() => writeFile(root, 'modules/one', '', 'x')).toThrow('is not a file');
    chmodSync(at('modules/one/en.md'), 0o444);
    expect(() => writeFile(root, 'modules/one/en.md', 'One\nTwo\nThree\n', 'x')).toThrow('read-only');
    writeFileSync(at('modules/latin.md'), Buffer.from([0x63, 0xe9, 0x0a]));
    expect(() => writeFile(root, 'modules/latin.md', '', 'x')).toThrow('is not UTF-8');
  });
});
