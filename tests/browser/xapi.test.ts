import { expect, test } from './embedded-course.ts';
import { allRight } from './learner.ts';
import type { Registration } from '../../src/tools/preview/lrs/registration.ts';

test('xapi: the whole course, and what an LMS without cmi5 finds in its store', async ({ page, lms }) => {
  test.slow();
  const learner = await lms.launch(page, 'xapi');
  await learner.takeCourse(allRight);
  await learner.saved();
  await learner.exit();
  const record = (await (await fetch(`${lms.url}records/xapi/ada`)).json()) as Registration;
  const verbs = record.statements.map(({ verb }) =>
    String((verb as { id: string }).id)
      .split('/')
      .at(-1),
  );
  for (const verb of ['initialized', 'completed', 'passed', 'terminated'])
    expect(verbs.filter((each) => each === verb)).toHaveLength(1);
  expect(verbs.filter((verb) => verb === 'answered').length).toBeGreaterThan(20);
  expect(record.refused).toEqual([]);
  expect(JSON.stringify(record.statements)).not.toContain('w3id.org/xapi/cmi5/context');
  // A store that has no such document yet answers 404 (xAPI), which browsers take note of.
  expect(lms.problems.filter((problem) => !problem.includes('status of 404'))).toEqual([]);
});

for (const [what, change] of [
  ['without a key', (url: URL) => url.searchParams.delete('auth')],
  [
    'with its store encoded twice',
    (url: URL) => url.searchParams.set('endpoint', encodeURIComponent('https://elsewhere.example/')),
  ],
  ['with two stores', (url: URL) => url.searchParams.append('endpoint', 'https://elsewhere.example/')],
] as const)
  test(`xapi: a launch ${what} is told to the learner, and nothing is sent`, async ({ page, lms }) => {
    const answer = await fetch(`${lms.url}cmi5/launch`, {
      method: 'POST',
      body: JSON.stringify({ package: 'xapi', learner: 'ada', name: 'Okafor, Ada', mode: 'normal' }),
    });
    const url = new URL(((await answer.json()) as { url: string }).url);
    change(url);
    const sent: string[] = [];
    page.on('request', (request) => {
      if (/\/lrs\/|elsewhere/.test(new URL(request.url()).pathname + request.url().split('?')[0]))
        sent.push(request.url());
    });
    await page.goto(url.href);
    await expect(page.getByText('Your learning system did not answer as it should')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Start' })).toBeHidden();
    expect(sent).toEqual([]);
  });
