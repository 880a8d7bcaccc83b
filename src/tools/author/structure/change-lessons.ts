import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildPlan, courseFiles } from '../../../compile/build-plan.ts';
import { lessonFile } from '../../../compile/folder.ts';
import { slug } from '../../import/links.ts';
import { Refusal } from '../../server/guard.ts';
import type { FileChange } from '../edit/write-file.ts';
import { lessonText } from '../scaffold.ts';
import { keysOf } from '../settings/fields.ts';
import { withSetting } from '../settings/write-setting.ts';
import type { LessonFiles, Made, Wish } from './lesson-files.ts';
import { noTree, treeOf } from './lesson-tree.ts';
import { NewIds, renamed } from './new-ids.ts';

/** The changes to the course's list of lessons, and to their folders. @throws {Refusal} with a sentence */
export function changeLessons({ act, title }: Wish, files: LessonFiles): Made {
  const { lesson, lessons, root, course, settings, texts } = files;
  const at = lessons.indexOf(lesson);
  const listed = (list: readonly string[]): FileChange => ({
    file: course,
    before: settings,
    after: withSetting(settings, { path: ['lessons'], value: [...list] }, keysOf),
  });
  if (act === 'up' || act === 'down') {
    const other = act === 'up' ? at - 1 : at + 1;
    if (lessons[other] === undefined)
      throw new Refusal(422, act === 'up' ? 'It is the first already.' : 'It is the last already.');
    return { changes: [listed(lessons.with(at, lessons[other]).with(other, lesson))], lesson, path: [] };
  }
  if (act === 'delete') {
    const left = lessons.filter((id) => id !== lesson);
    if (left.length === 0) throw new Refusal(422, 'It is the only lesson of the course.');
    const others = courseFiles(root).filter((one) => one !== course);
    // If other courses have the lesson, its folder stays.
    const isShared = others.some((one) => buildPlan(root, one).lessons.includes(lesson));
    const gone = texts.map(([file, text]) => ({ file, before: text, after: undefined }));
    const next = left[Math.max(0, at - 1)] ?? '';
    return { changes: [listed(left), ...(isShared ? [] : gone)], lesson: next, path: [] };
  }
  if (act === 'target') throw new Refusal(400, 'A lesson leads nowhere.');
  const folders = new NewIds(readdirSync(join(root, 'modules')), []);
  const said = title?.trim() || 'New lesson';
  const id = folders.make(act === 'add' ? slug(said) || 'new-lesson' : lesson);
  const made = act === 'add' ? written(files, id, said) : copies(files, id);
  const list = [...lessons.slice(0, at + 1), id, ...lessons.slice(at + 1)];
  return { changes: [listed(list), ...made], lesson: id, path: [] };
}

const written = ({ root, course }: LessonFiles, id: string, title: string): FileChange[] =>
  buildPlan(root, course).locales.map((locale) => ({
    file: lessonFile(id, locale),
    before: undefined,
    after: lessonText(id, title),
  }));

function copies(files: LessonFiles, id: string): FileChange[] {
  const { lesson, texts } = files;
  const [tree = noTree] = files.trees();
  const renames = new Map([...files.newIds(tree).renames(tree), [lesson, id]]);
  return texts.map(([file, text]) => ({
    file: file.replace(`/${lesson}/`, `/${id}/`),
    before: undefined,
    after: renamed(text.split('\n'), treeOf(file, text), renames)
      .join('\n')
      .replace(/^id:.*$/m, `id: ${id}`),
  }));
}
