import { expect } from '@playwright/test';
import type { Activity } from './activity.ts';
import { button } from './activity.ts';
import { expectFocus } from './keyboard.ts';
import { committed } from './small-lms.ts';

const typedName = 'Zoë Ångström';

/** Those that keep to themselves what is done with them. */
export const unrecordedActivities: readonly Activity[] = [
  {
    kind: 'slider',
    block: 'confidence-before',
    roles: [['slider', /\S/]],
    async use(keys, block) {
      await keys.tabTo(block.getByRole('slider'));
      await keys.press('End');
    },
    async states(block) {
      await expect(block.getByRole('slider')).toHaveAttribute('aria-valuetext', /\S/);
      await expect(block.locator('output')).not.toHaveText('Not answered yet');
    },
    lms: [],
  },
  {
    kind: 'reveal',
    block: 'leaders-guess',
    roles: [
      ['slider', /\S/],
      ['spinbutton', /\S/],
      ['button', /^Show the figure$/],
    ],
    async use(keys, block) {
      // Of several on a screen, by what they show.
      await expect(button(block, 'Show the figure')).toHaveAccessibleDescription(/senior leaders/);
      await keys.tabTo(block.getByRole('slider'));
      await keys.press('ArrowRight');
      await keys.tabToAndPress(button(block, 'Show the figure'));
    },
    async states(block) {
      await expect(button(block, 'Guess again')).toBeVisible();
    },
    said: /8\.5/,
    lms: [],
  },
  {
    kind: 'chart',
    block: 'uk-tech-figures',
    roles: [
      ['figure', /\S/],
      ['table', /\S/],
      ['columnheader', /\S/],
    ],
    use: () => Promise.resolve(),
    async states(block) {
      await expect(block.getByRole('row')).toHaveCount(4);
      await expect(block.getByRole('img')).toHaveCount(0);
    },
    lms: [],
  },
  {
    kind: 'reflection',
    block: 'noor-reflection',
    roles: [['textbox', /\S/]],
    async use(keys, block) {
      await keys.tabTo(block.getByRole('textbox'));
      await keys.type('For me alone');
    },
    async states(block) {
      await expect(block.getByRole('textbox')).toHaveValue('For me alone');
      await expect(block.getByRole('group').first()).toHaveAccessibleDescription(/Only you see this/);
    },
    lms: [],
  },
  {
    kind: 'phrases',
    block: 'actions-phrase-bank',
    roles: [
      ['heading', /\S/],
      ['button', /^Keep for my plan/],
      ['button', /^Copy/],
    ],
    async use(keys, block) {
      await keys.tabToAndPress(button(block, /^Keep for my plan/));
      await expectFocus(block.getByRole('textbox'));
    },
    async states(block) {
      await expect(button(block, /^Keep for my plan/)).toHaveAttribute('aria-pressed', 'true');
    },
    lms: [],
  },
  {
    kind: 'resources',
    block: 'resources-picker',
    roles: [['link', /\S/]],
    use: (keys, block) => keys.tabTo(block.getByRole('link').first()),
    async states(block) {
      await expect(block.getByRole('link').first()).toBeVisible();
    },
    lms: [],
  },
  {
    kind: 'plan',
    block: 'resources-if-then-plan',
    roles: [
      ['group', /\S/],
      ['combobox', /^What to work on \(optional\)$/],
      ['textbox', /^If …/],
      ['textbox', /^… then I will/],
      ['button', /^Calendar file$/],
    ],
    async use(keys, block) {
      await keys.tabToAndPress(button(block, 'Calendar file'));
      await expectFocus(block.locator('.problem'));
      await keys.tabToAndPress(block.locator('.problem').getByRole('button').first());
      await expect(block.getByLabel(/^If …/)).toHaveAttribute('aria-invalid', 'true');
      await keys.type('an idea comes up twice');
      await keys.tabTo(block.getByLabel(/^… then I will/));
      await keys.type('say whose idea it was');
      await keys.tabToAndPress(button(block, 'Calendar file'));
    },
    async states(block) {
      await expect(block.getByLabel(/^If …/)).not.toHaveAttribute('aria-invalid');
      await expect(block.getByText(/If an idea comes up twice\s*, then I will/).first()).toBeVisible();
    },
    said: /calendar/i,
    lms: [],
  },
  {
    kind: 'certificate, not yet',
    block: 'certificate',
    roles: [
      ['list', /^/],
      ['listitem', /^/],
    ],
    use: () => Promise.resolve(),
    async states(block) {
      await expect(block.getByRole('listitem').first()).toBeVisible();
    },
    lms: [],
  },
  {
    kind: 'certificate, with a name typed and printed',
    block: 'certificate',
    given: {
      'cmi.core.lesson_status': 'passed',
      'cmi.core.score.raw': '90',
      'cmi.core.student_name': '',
    },
    roles: [
      ['textbox', /^Your name, as it should appear on the certificate$/],
      ['heading', /^Certificate of completion$/],
      ['button', /^Print$/],
    ],
    async use(keys, block, page) {
      await keys.tabTo(block.getByRole('textbox'));
      await expect(block.getByRole('textbox')).toHaveAccessibleDescription(/never sent/);
      await keys.type(typedName);
      await page.evaluate(() => {
        window.print = () => void window.dispatchEvent(new Event('beforeprint'));
      });
      await keys.tabToAndPress(button(block, 'Print'));
      // What goes onto the paper stands in the page for as long as the browser prints.
      const paper = page.locator('.print-sheet');
      await expect(paper.locator('.name')).toHaveText(typedName);
      await expect(paper).toContainText('Best score in the final check: 90%');
      await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
      await expect(paper).toHaveCount(0);
    },
    async states(block) {
      await expect(block.locator('.sheet .name')).toHaveText(typedName);
      await expectFocus(button(block, 'Print'));
      expect(JSON.stringify(await committed(block.page()))).not.toContain(typedName);
    },
    lms: [],
  },
];
