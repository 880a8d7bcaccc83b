import type { Hono } from 'hono';
import * as z from 'zod';
import { readText } from '../edit/write-file.ts';
import { LessonCache } from '../../../compile/lesson-cache.ts';
import { loadCourse } from '../../../compile/load-course.ts';
import type { Problem } from '../../../compile/problems.ts';
import { problemsOf } from '../../../compile/problems.ts';
import type { LocalEnv } from '../../server/guard.ts';
import { Refusal } from '../../server/guard.ts';
import type { ShownCourse } from '../dev/course-state.ts';
import { parseBody, onPost } from '../edit/page-posts.ts';
import { fixProblem } from './fix-problem.ts';

/** Where the course shows a line of a lesson's file; '' for parts that the line is not in. */
export interface ProblemPlace {
  readonly lesson: string;
  readonly screen: string;
  readonly block: string;
}

/** @param text of a lesson's file @param line from 1 */
export function placeIn(text: string, line: number): Omit<ProblemPlace, 'lesson'> {
  const above = text.split('\n').slice(0, line);
  const heading = above.findLastIndex((one) => /^##\s/.test(one));
  const screen = /\{#([\w-]+)/.exec(above[heading] ?? '')?.[1] ?? '';
  const open: string[] = [];
  for (const one of above.slice(heading + 1)) {
    const [, name, id] = /^:{3,}[ \t]*(\S*)[ \t]*([\w-]*)/.exec(one) ?? [];
    if (name === '') open.pop();
    else if (name !== undefined) open.push(id ?? '');
  }
  return { screen, block: open.findLast((id) => id !== '') ?? '' };
}

const where = z.object({ file: z.string(), line: z.int().min(1) });

/** @param problems those that the page shows */
export function problemRoutes(
  app: Hono<LocalEnv>,
  root: string,
  course: ShownCourse,
  problems: () => readonly Problem[],
): void {
  onPost(app, 'problems/place', (body) => {
    const { file, line } = parseBody(where, body);
    const lesson = /^modules\/([^/]+)\/[^/]+\.md$/.exec(file)?.[1];
    if (lesson === undefined) throw new Refusal(400, 'This is no line of a lesson.');
    return { lesson, ...placeIn(readText(root, file), line) };
  });
  onPost(app, 'problems/fix', (body) => {
    const meant = parseBody(where.extend({ message: z.string() }), body);
    const wanted = problems().find(
      ({ file, line, message }) => file === meant.file && line === meant.line && message === meant.message,
    );
    if (!wanted) throw new Refusal(404, 'There is no such problem any more.');
    const cache = new LessonCache();
    fixProblem(root, wanted, (copy) => problemsOf(() => loadCourse(copy, { ...course, cache })));
    return {};
  });
}
