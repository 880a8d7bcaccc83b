import type { Hono } from 'hono';
import { buildPlan, courseFiles, nameOfCourse } from '../../../compile/build-plan.ts';
import { packageNames } from '../../../compile/course-schema.ts';
import type { LocalEnv } from '../../server/guard.ts';
import { Refusal } from '../../server/guard.ts';
import { jsonBody } from '../../server/local-server.ts';
import { parseBody, onPost } from '../edit/page-posts.ts';
import { courseFindings } from './course-findings.ts';
import type { PackageBuilder } from './package-builder.ts';
import { packageWish } from './package-builder.ts';

/** The packages that can be made of a course. */
export interface PackageChoice {
  readonly course: string;
  readonly file: string;
  readonly title: string;
  readonly packages: readonly string[];
  readonly locales: readonly string[];
}

export const packageChoices = (root: string): PackageChoice[] =>
  courseFiles(root).map((file) => {
    const { wanted, locales, title } = buildPlan(root, file);
    const packages = packageNames.filter((name) => wanted({ name }));
    return { course: nameOfCourse(file), file, title, packages, locales };
  });

export function packageRoutes(app: Hono<LocalEnv>, root: string, builder: PackageBuilder): void {
  const choiceOf = (wish: { readonly course: string }): PackageChoice => {
    const choice = packageChoices(root).find(({ course }) => course === wish.course);
    if (!choice) throw new Refusal(400, 'There is no such course.');
    return choice;
  };
  onPost(app, 'package/choices', () => packageChoices(root));
  onPost(app, 'package/make', (body) => {
    const wish = parseBody(packageWish, body);
    const { packages, locales } = choiceOf(wish);
    if (!packages.includes(wish.package) || (wish.locale !== undefined && !locales.includes(wish.locale)))
      throw new Refusal(400, 'There is no such package.');
    return builder.start(wish);
  });
  onPost(app, 'package/findings', (body) => {
    const wish = parseBody(packageWish.omit({ package: true }), body);
    return courseFindings(root, choiceOf(wish).file, wish.locale);
  });
  onPost(app, 'package/state', () => builder.state);
  onPost(app, 'package/cancel', () => builder.cancel());
  onPost(app, 'package/play', async () => ({ url: await builder.play() }));
  app.post('/edit/package/zip', async (context) => {
    await jsonBody(context);
    const { bytes } = builder.read();
    return context.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'Content-Type': 'application/zip' });
  });
}
