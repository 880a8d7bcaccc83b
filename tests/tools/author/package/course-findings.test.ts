import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { courseFindings } from '../../../../src/tools/author/package/course-findings.ts';

it('says what to do where the course cannot be looked through', async () => {
  const root = mkdtempSync(join(tmpdir(), 'course-findings-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeFileSync(join(root, 'modules'), 'no folder');
  await expect(courseFindings(root, 'modules/course.yaml')).rejects.toThrow('npm run check');
});
