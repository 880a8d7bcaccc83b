import type { Hono } from 'hono';
import * as z from 'zod';
import { buildPlan, courseFiles, nameOfCourse, settingsIn } from '../../../compile/build-plan.ts';
import { packageNames } from '../../../compile/course-schema.ts';
import type { LocalEnv } from '../../server/guard.ts';
import { Refusal } from '../../server/guard.ts';
import { jsonBody } from '../../server/local-server.ts';
import { courseFindings } from './course-findings.ts';
import type { PackageBuilder } from './package-builder.ts';

/** Which packages can be made of a course. */
export interface PackageChoice {
  readonly course: string;
  readonly file: string;
  readonly title: string;
  readonly packages: readonly string[];
  readonly locales: readonly string[];
}

export const packageChoices = (root: string): PackageChoice[] =>
  courseFiles(root).map((file) => {
    const { wanted, locales } = buildPlan(root, file);
    const { title } = settingsIn(root, file);
    return {
      course: nameOfCourse(file),
      file,
      title: typeof title === 'string' ? title : nameOfCourse(file),
      packages: packageNames.filter((name) => wanted({ name })),
      locales,
    };
  });

const wish = z.strictObject({
  course: z.string(),
  package: z.string(),
  locale: z.string().optional(),
});

/** Below `/edit/`, where each request carries the page's token. */
export function packageRoutes(app: Hono<LocalEnv>, root: string, builder: PackageBuilder): void {
  app.post('/edit/package/choices', async (context) => {
    await jsonBody(context);
    return context.json(packageChoices(root));
  });
  app.post('/edit/package/make', async (context) => {
    const { data } = wish.safeParse((await jsonBody(context)).value);
    const choice = packageChoices(root).find(({ course }) => course === data?.course);
    const isKnown =
      choice?.packages.includes(data?.package ?? '') === true &&
      (data?.locale === undefined || choice.locales.includes(data.locale));
    if (!data || !isKnown) throw new Refusal(400, 'There is no such package.');
    return context.json(builder.start(data));
  });
  app.post('/edit/package/findings', async (context) => {
    const { data } = wish.omit({ package: true }).safeParse((await jsonBody(context)).value);
    const choice = packageChoices(root).find(({ course }) => course === data?.course);
    if (!data || !choice) throw new Refusal(400, 'There is no such course.');
    return context.json(await courseFindings(root, choice.file, data.locale));
  });
  app.post('/edit/package/state', async (context) => {
    await jsonBody(context);
    return context.json(builder.state);
  });
  app.post('/edit/package/cancel', async (context) => {
    await jsonBody(context);
    return context.json(builder.cancel());
  });
  app.post('/edit/package/play', async (context) => {
    await jsonBody(context);
    return context.json({ url: await builder.play() });
  });
  app.post('/edit/package/zip', async (context) => {
    await jsonBody(context);
    const { bytes } = builder.read();
    return context.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'Content-Type': 'application/zip' });
  });
}
