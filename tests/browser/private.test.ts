import type { Page } from '@playwright/test';
import { element, expect, test } from './embedded-course.ts';
import { chooseLesson } from './course-states.ts';
import { theSameAgain } from './every-test.ts';
import { found, listenIn, onDevice } from './eavesdropper.ts';
import { Learner, allRight, loaded } from './learner.ts';
import { lowestPlaces, privateBeforeCheck, privateBlocks, takeLessonsWriting } from './private-fields.ts';
import { committed, offerSmallLms } from './small-lms.ts';
import { StaticServer, filesOf } from './static-server.ts';

test.describe.configure({ timeout: 120_000, mode: 'parallel' });

/** Stands in every box for private words. */
const marker = 'Heliotrope-Quagga-Marker';
/** Not even that there is an answer may leave the course. */
const secrets = [marker, ...lowestPlaces, ...privateBlocks.map(({ model }) => model.id)];

const planScreen =
  loaded.lessons
    .flatMap(({ screens }) => screens)
    .find(({ body }) => body.some((part) => typeof part === 'object' && part.kind.tag === 'plan-block'))
    ?.title ?? '';

async function reportOf(learner: Learner): Promise<string> {
  await learner.button(/^Help$/).click();
  const help = learner.view.getByRole('dialog', { name: 'Help' });
  await help.getByRole('button', { name: 'Make a report' }).click();
  const text = await help.getByRole('textbox').inputValue();
  await learner.button('Close help').click();
  return text;
}

/** To the plan, by the contents: beside the lesson, or in the drawer, which closes at each choice. */
async function toPlan(learner: Learner): Promise<void> {
  await chooseLesson(learner, 'resources');
  await expect(learner.view.getByRole('heading', { level: 1 })).toHaveText('Resources and your plan');
  const menu = learner.button('Contents');
  if (await menu.isVisible()) await menu.click();
  const contents = learner.view.getByRole('navigation', { name: 'Contents' });
  await contents.getByRole('button', { name: planScreen }).click();
  await expect(learner.view.locator('plan-block')).toBeVisible();
}

const said = (heard: { calls: string[]; requests: string[] }): string =>
  `private: ${heard.calls.length} API calls, ${heard.requests.length} requests`;

/** What is in the way of prints and downloads is of no matter here. */
async function takeAlong(learner: Learner): Promise<void> {
  const plan = learner.view.locator('plan-block');
  for (const name of ['Calendar file', 'Copy as text', 'Print'])
    await plan.getByRole('button', { name }).click();
}

test.describe('alone with an LMS that knows no name', () => {
  const server = new StaticServer(filesOf('scorm12'));
  test.beforeAll(() => server.listen());
  test.afterAll(() => server.close());

  async function open(page: Page, values: Record<string, string> = {}): Promise<Learner> {
    await offerSmallLms(page, { values: { ...values, 'cmi.core.student_name': '' } });
    await page.goto(server.url);
    const learner = new Learner(page, page);
    await learner.start();
    return learner;
  }

  test('scorm12: nothing private leaves the course or stays on the device, from start to certificate', async ({
    page,
  }) => {
    const heard = await listenIn(page);
    const device: string[] = [];
    let learner = await open(page);
    const boxes = await takeLessonsWriting(learner, () => marker, {
      look: async () => {
        device.push(await onDevice(page));
      },
    });
    expect(boxes).toBeGreaterThanOrEqual(7);
    expect(device).toHaveLength(privateBeforeCheck.length);
    await learner.takeCheck(allRight);
    await learner.next.click();
    await page.locator('acknowledgement-block').getByRole('checkbox').check();
    await learner.button('Confirm').click();
    await page.locator('certificate-block').getByRole('textbox').fill(marker);
    await expect(page.locator('certificate-block .name')).toHaveText(marker);
    await page.locator('certificate-block').getByRole('button', { name: 'Print' }).click();
    await toPlan(learner);
    await expect(page.locator('plan-block .sheet')).toContainText(marker);
    await takeAlong(learner);
    const reports = [await reportOf(learner)];
    await learner.saved();
    await learner.exit();
    const values = await committed(page);
    device.push(await onDevice(page));

    learner = await open(page, values);
    reports.push(await reportOf(learner));
    await toPlan(learner);
    await expect(page.locator('plan-block .sheet')).not.toContainText(marker);
    await learner.saved();
    await learner.exit();

    console.log(`${said(heard)}, ${boxes + 1} boxes, ${device.length} looks at the device`);
    // The net holds: what is meant for the LMS is found in it.
    expect(found(['isnt-logo-your-move'], heard.calls).length).toBeGreaterThan(0);
    expect(found(['isnt-logo-your-move'], [JSON.stringify(values)])).toHaveLength(1);
    expect(found(['LMSSetValue'], reports)).toHaveLength(2);
    expect(found(secrets, [...heard.calls, ...heard.requests])).toEqual([]);
    expect(found(secrets, [JSON.stringify([values, await committed(page)]), ...reports])).toEqual([]);
    expect(found(secrets, device)).toEqual([]);
  });

  test('the device has it only after consent, and one click deletes it', async ({ page }) => {
    const learner = await open(page);
    await toPlan(learner);
    const plan = page.locator('plan-block');
    const cue = plan.getByLabel(/^If …/);
    await cue.fill(marker);
    expect(found([marker], [await onDevice(page)])).toEqual([]);
    await plan.getByText('Keep my private answers for next time').click();
    await expect(plan.getByText(/If others use this computer, they may be able to read them/)).toBeVisible();
    expect(found([marker], [await onDevice(page)])).toEqual([]);
    await plan.getByRole('button', { name: 'Keep on this device' }).click();
    expect(found([marker], [await onDevice(page)])).toHaveLength(1);
    await learner.saved();

    const again = await open(page, await committed(page));
    await toPlan(again);
    await expect(cue).toHaveValue(marker);
    await plan.getByText('Private answers kept on this device').click();
    await plan.getByRole('button', { name: 'Delete all my private answers' }).click();
    expect(found([marker], [await onDevice(page)])).toEqual([]);
    await expect(cue).toHaveValue('');
    await cue.fill(`${marker} anew`);
    expect(found([marker], [await onDevice(page)])).toEqual([]);
  });
});

for (const name of ['scorm2004-3rd', 'scorm2004-4th', 'cmi5', 'xapi'] as const) {
  const again = name === 'scorm2004-3rd' || name === 'xapi' ? { tag: theSameAgain } : {};
  test(
    `${name}: no call, request, statement or document of the LMS holds anything private`,
    again,
    async ({ page, lms }) => {
      const heard = await listenIn(page);
      let learner = await lms.launch(page, name);
      await learner.start();
      await takeLessonsWriting(learner, () => marker, { practises: (id) => id === 'isnt' });
      await learner.beginCheck();
      await learner.answerQuestion(false);
      const reports = [await reportOf(learner)];
      await learner.saved();
      await learner.button('Exit').click();
      await expect(
        learner.view.getByRole('heading', { name: /^(You have left the course|Back in the LMS)$/ }),
      ).toBeVisible();

      learner = await lms.launch(page, name);
      await learner.start();
      reports.push(await reportOf(learner));
      await toPlan(learner);
      await expect(learner.view.locator('plan-block .sheet')).not.toContainText(marker);
      await learner.saved();

      const record = await lms.recorded(name);
      const all = JSON.stringify(record);
      console.log(`${said(heard)}, ${all.length} characters of record`);
      if (name === 'cmi5' || name === 'xapi')
        expect(found(['/answered'], heard.requests).length).toBeGreaterThan(0);
      else expect(Object.values(element(record, 'interactions') as object).length).toBeGreaterThan(0);
      expect(heard.requests.length + heard.calls.length).toBeGreaterThan(50);
      expect(found(secrets, [...heard.calls, ...heard.requests, all, ...reports])).toEqual([]);
    },
  );
}

test('web: nothing private leaves the page or stays on the device', async ({ page }) => {
  const server = new StaticServer(filesOf('web'));
  await server.listen();
  const heard = await listenIn(page);
  const open = async (): Promise<Learner> => {
    await page.goto(server.url);
    const learner = new Learner(page, page);
    await learner.start();
    return learner;
  };
  let learner = await open();
  await takeLessonsWriting(learner, () => marker, { practises: (id) => id === 'isnt' });
  await learner.takeCheck(allRight);
  await learner.next.click();
  await page.locator('certificate-block').getByRole('textbox').fill(marker);
  await expect(page.locator('certificate-block .name')).toHaveText(marker);
  const reports = [await reportOf(learner)];
  await learner.saved();
  await learner.exit();
  const device = [await onDevice(page)];

  learner = await open();
  reports.push(await reportOf(learner));
  await toPlan(learner);
  await expect(page.locator('plan-block .sheet')).not.toContainText(marker);
  await learner.saved();
  device.push(await onDevice(page));
  await server.close();

  console.log(`${said(heard)}, ${device.join('').length} characters on the device`);
  // The net holds: what is meant for the record is found on the device, where it is kept.
  expect(found(['isnt-logo-your-move'], device)).toHaveLength(2);
  // The page asks for its own files, and for nothing else.
  expect(heard.requests.filter((request) => !request.startsWith('["GET","http://127.0.0.1'))).toEqual([]);
  expect(found(secrets, [...heard.calls, ...heard.requests, ...reports, ...device])).toEqual([]);
});
