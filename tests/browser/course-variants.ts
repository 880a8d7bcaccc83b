import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Registration } from '../../src/tools/preview/lrs/registration.ts';
import type { LearnerRecord } from '../../src/tools/preview/page/learner-record.ts';
import type { EmbeddedLms } from './embedded-course.ts';
import { expect, test as inLms } from './embedded-course.ts';
import type { ProjectCopy } from './project-copy.ts';
import { buildIn, projectCopy } from './project-copy.ts';

/** How a preset differs from the course as delivered, as the guide gives it to copy. */
export function presetLines(preset: string): string {
  const guide = readFileSync('docs/authoring.md', 'utf8');
  const from = guide.indexOf(`**${preset}**`);
  const lines = /```yaml\n([^]*?)```/.exec(guide.slice(from))?.[1];
  if (from < 0 || lines === undefined) throw new Error(`The guide has no preset ${preset}.`);
  return lines;
}

const course = (id: string, lessons: string, packages: string, settings: string): string => `like: course.yaml
id: ${id}
title: 'Allyship at work: ${id}'
description: As the test of the record wants it.
lessons: [${lessons}]
packages: [${packages}]
${settings}`;

const all = 'scorm12, scorm2004-4th, cmi5, xapi';
const two = 'scorm12, cmi5';
const refresher = 'refresher, refresher-check';
/** What the refresher says for itself: a short course with all that there is to record. */
const whole = (interactions: string): string => `acknowledgement: true
completion: viewed-and-passed
check:
  pass-mark: 80
  draw-per-lesson: 10
record:
  interactions: ${interactions}
  scenario-choices: true
  idle-minutes: 30
`;

export const settings = ['full', 'outcome', 'none'] as const;
export const presets = ['open', 'strict', 'data-minimal'] as const;
export type Setting = (typeof settings)[number];
export type Preset = (typeof presets)[number];
const isPreset = (name: Setting | Preset): name is Preset => (presets as readonly string[]).includes(name);

/**
 * The project with a course for each of these settings of `interactions` or presets, built: its packages are in `dist/`
 * of the copy, as `allyship-full-scorm12.zip`.
 */
export function builtVariants(names: readonly (Setting | Preset)[]): ProjectCopy {
  const copy = projectCopy();
  copy.save('modules/course.yaml', (text) => text.replace(/^packages: .*$/m, 'packages: [web]'));
  for (const name of names) {
    const draw = name === 'data-minimal' ? 'check:\n  draw-per-lesson: 10\n' : '';
    // The refresher has fewer minutes than "strict" asks for, and a test less patience.
    const preset = isPreset(name)
      ? presetLines(name).replace(/^minimum-minutes: 20$/m, 'minimum-minutes: 3')
      : '';
    const text = isPreset(name)
      ? course(name, refresher, two, preset + draw)
      : course(name, refresher, all, whole(name));
    copy.save(`modules/${name}.yaml`, () => text);
  }
  // The courses that are not wanted here, and the lessons that only they list.
  for (const other of ['refresher.yaml', 'booster-7.yaml', 'booster-30.yaml', 'booster-7', 'booster-30'])
    rmSync(join(copy.root, 'modules', other), { recursive: true });
  buildIn(copy);
  return copy;
}

/** Tests in the embedded LMS with the packages of these; `variants` is the folder of their project. */
export const testVariants = (names: readonly (Setting | Preset)[]) =>
  inLms.extend<object, { variants: string }>({
    variants: [
      // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from the pattern.
      async ({}, use) => {
        const copy = builtVariants(names);
        await use(copy.root);
        copy.remove();
      },
      { scope: 'worker', timeout: 180_000 },
    ],
    packages: ({ variants }, use) => use(join(variants, 'dist')),
  });

export type Held = LearnerRecord | Registration;

/** What the LMS holds once the session has ended. */
export async function recordAtEnd(lms: EmbeddedLms, name: string): Promise<Held> {
  let held: Held | undefined;
  await expect
    .poll(async () => {
      held = (await lms.recorded(name)) as Held;
      return 'sessions' in held ? held.sessions.at(-1)?.state : held.state;
    })
    .toMatch(/finished|terminated/);
  if (!held) throw new Error('Nothing is on record.');
  return held;
}
