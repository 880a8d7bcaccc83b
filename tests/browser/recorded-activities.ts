import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Activity } from './activity.ts';
import { button } from './activity.ts';
import type { Keyboard } from './keyboard.ts';
import { expectFocus } from './keyboard.ts';

/** Groups of radios, the first of each chosen. */
async function chooseFirsts(keys: Keyboard, block: Locator): Promise<void> {
  for (const group of await block.getByRole('group').all())
    await keys.tabToAndPress(group.getByRole('radio').first(), 'Space');
  await keys.tabToAndPress(button(block, 'Check'));
}

const firstsChecked = async (block: Locator): Promise<void> => {
  for (const group of await block.getByRole('group').all())
    await expect(group.getByRole('radio').first()).toBeChecked();
  await expect(block.getByRole('radio').first()).toBeDisabled();
  await expect(button(block, 'Change my answer')).toBeVisible();
};

const verdict = /Correct|Not quite|right/;

async function playStory(keys: Keyboard, block: Locator): Promise<void> {
  const scene = block.getByRole('heading', { level: 3 });
  const goOn = async (): Promise<void> => {
    const before = await scene.innerText();
    await keys.tabToAndPress(block.locator('.say').first());
    await expect(scene).not.toHaveText(before);
    await expectFocus(scene);
  };
  await keys.tabToAndPress(button(block, 'Read a summary'));
  await expect(scene).toHaveText('In short');
  await expectFocus(scene);
  await keys.tabToAndPress(button(block, 'Back to the story'));
  await keys.tabToAndPress(button(block, 'Begin the story'));
  await expectFocus(scene);
  const first = await scene.innerText();
  await goOn();
  await keys.tabToAndPress(block.getByRole('button', { name: 'Back', exact: true }));
  await expect(scene).toHaveText(first);
  await goOn();
  await goOn();
  await keys.tabToAndPress(button(block, 'Start again'));
  await expect(scene).toHaveText(first);
  await expectFocus(scene);
  for (let decision = 0; decision < 3; decision++) await goOn();
}

const story = (block: string): Activity => ({
  kind: `scenario (${block})`,
  block,
  roles: [
    ['button', /^Begin the story$/],
    ['button', /^Read a summary$/],
  ],
  use: playStory,
  async states(at) {
    await expect(at.getByText(/^This is where your path ends/)).toBeVisible();
    await expect(at.getByText('Your path so far: 3 decisions')).toBeVisible();
    await expect(at.locator('.say')).toHaveCount(0);
  },
  said: /.+/,
  async resumes(at) {
    await expect(at.getByText(/^This is where your path ends/)).toBeVisible();
  },
  // One for each scene: a decision taken again takes the place of the one before.
  lms: Array.from({ length: 3 }, () => 'choice neutral'),
});

/** Those of which something reaches the LMS. */
export const recordedActivities: readonly Activity[] = [
  {
    kind: 'builder',
    block: 'definition-builder',
    roles: [
      ['group', /\S/],
      ['radio', /\S/],
      ['button', /^Check$/],
    ],
    use: chooseFirsts,
    states: firstsChecked,
    said: verdict,
    resumes: firstsChecked,
    lms: ['matching *'],
  },
  {
    kind: 'sort',
    block: 'verb-or-noun-sort',
    roles: [
      ['group', /\S/],
      ['radio', /\S/],
      ['button', /^Check$/],
    ],
    use: chooseFirsts,
    states: firstsChecked,
    said: verdict,
    resumes: firstsChecked,
    lms: ['matching *'],
  },
  {
    kind: 'choice',
    block: 'isnt-logo-your-move',
    roles: [
      ['group', /\S/],
      ['radio', /\S/],
      ['button', /^Check$/],
    ],
    use: chooseFirsts,
    states: firstsChecked,
    said: verdict,
    resumes: firstsChecked,
    lms: ['choice *'],
  },
  {
    kind: 'multi',
    block: 'actions-practice-safety',
    roles: [
      ['group', /\S/],
      ['checkbox', /\S/],
      ['button', /^Check$/],
    ],
    async use(keys, block) {
      await keys.tabToAndPress(block.getByRole('checkbox').first(), 'Space');
      await keys.tabToAndPress(button(block, 'Check'));
    },
    async states(block) {
      await expect(block.getByRole('checkbox').first()).toBeChecked();
      await expect(block.getByRole('checkbox').first()).toBeDisabled();
    },
    said: verdict,
    async resumes(block) {
      await expect(block.getByRole('checkbox').first()).toBeChecked();
    },
    lms: ['choice *'],
  },
  story('captions-story'),
  story('fit-story'),
  {
    kind: 'check',
    block: 'final-check',
    roles: [['button', /^Begin the check$/]],
    async use(keys, block) {
      await keys.tabToAndPress(button(block, 'Begin the check'));
      await expectFocus(block.getByText('Question 1 of 10'));
      await keys.tabToAndPress(block.locator('input').first(), 'Space');
      await keys.tabToAndPress(button(block, 'Next question'));
    },
    async states(block) {
      await expect(block.getByText('Question 2 of 10')).toBeVisible();
      await expect(block.getByRole('group')).toHaveCount(1);
    },
    said: /Question 2 of 10/,
    async resumes(block) {
      await expect(block.getByText('Question 2 of 10')).toBeVisible();
      await button(block, 'Back').click();
      await expect(block.getByText('Question 1 of 10')).toBeVisible();
      await expect(block.locator('input').first()).toBeChecked();
    },
    lms: [],
  },
  {
    kind: 'acknowledgement',
    block: 'acknowledgement',
    roles: [
      ['checkbox', /\S/],
      ['button', /^Confirm$/],
    ],
    async use(keys, block) {
      await keys.tabToAndPress(button(block, 'Confirm'));
      await expectFocus(block.getByRole('checkbox'));
      await expect(block.getByRole('checkbox')).toHaveAccessibleDescription(/\S/);
      await keys.press('Space');
      await keys.tabToAndPress(button(block, 'Confirm'));
    },
    async states(block) {
      await expect(block.getByRole('checkbox')).toHaveCount(0);
    },
    said: /\S/,
    async resumes(block) {
      await expect(block.getByRole('checkbox')).toHaveCount(0);
    },
    lms: ['fill-in neutral'],
  },
];
