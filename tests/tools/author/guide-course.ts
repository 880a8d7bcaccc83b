import { courseYaml, linksYaml } from '../../compile/course-folder.ts';

/** Every block of the authoring guide, in one lesson. */
const lesson = `---
id: leaf
title: The leaf
minutes: 2
objectives:
  - Know a leaf
---

## Welcome {#welcome}

Read about *tea* in [the shop’s own guide](link:shop).

![](art:leaf)

:::choice green-or-black

Which one is green?

- [x] Green tea
  > Yes. That is the one.
- [ ] Black tea, which is left to go dark
  > No, that one is dark.
- [ ] White tea
  > No, that one is pale.

:::

:::multi two-teas

Which are teas? Select all that apply.

- [x] Oolong
  > Yes, it is.
- [x] Assam
  > Yes, that too.
- [ ] Coffee
  > It grows on trees.

:::

## More {#more}

:::sort hot-or-cold

Is it hot, or cold?

- Hot: A cup in the morning.
  > It was just brewed.
- Cold: A glass with ice.
  > It has been in the fridge.

:::

:::builder sentence

Choose one piece for each gap.

### Tea is …

- [x] a leaf
  > Yes.
- [ ] a stone
  > It is softer than that.

:::

:::disclosure cards

Open the cards in any order.

### Green {art=leaf}

It is not dark.

### Black

It is not green.

:::

:::chart cups

Cups a day

| Group  | Share |
| ------ | ----- |
| Adults | 16%   |
| Others | 9%    |

> Where the figures come from.

:::

:::reveal guess answer=16 max=50 step=1 unit="%"

What share drinks tea?

> It's 16%, as reported by [the shop](link:shop).

:::

## Story {#story}

::::scenario meeting

You are in a meeting.

### The cup {#cup}

It is empty.

- [Fill it](#full)
- [Leave it](#empty)

### Full {#full}

You drink.

### Empty {#empty}

You don't.

### In short {#in-short}

You can fill it or not.

::::

:::resources reading

- I have ten minutes: [The shop](link:shop)
  > An article.
- I have more: [The shop’s shelves](link:shop)
  > A walk.

:::

:::phrases to-say

### Someone pours

- 'Thank you.'
- 'That is kind.'

:::

## Yours {#yours}

:::slider how-sure

How sure are you?

1. Not at all
2. A little
3. Very

:::

:::slider how-sure-now beside=how-sure

And now?

1. Not at all
2. A little
3. Very

:::

:::reflection reasons lines=4

Tick whatever rings true.

- It is warm
  > Is it?
- It is green

:::

:::plan my-plan

Choose one thing to try.

### Focus

- Drink more

### Obstacles

- There is none left

### Day 7: How did it go?

Did you drink?

:::

:::note A word before you go

Tea keeps.

:::

:::idea art=leaf

Drink it hot.

:::
`;

const check = `---
id: exam
title: Final check
minutes: 1
kind: check
objectives: [Show it]
---

## Final check {#final}

::::check final-check

:::choice leaf-what lesson=leaf

What is it?

- [x] A leaf
  > Yes.
- [ ] A stone
  > No.
- [ ] A long piece of wood
  > No.

:::

:::choice leaf-where lesson=leaf

Where does it grow?

- [ ] In the sea
  > No.
- [x] In the hills
  > Yes.
- [ ] Under the ground, mostly
  > No.

:::

::::

## The end {#end}

:::acknowledgement i-have-read version=1

I have read it.

:::

:::certificate my-certificate

For completing *Tea*.

:::
`;

export const lessonFile = 'modules/leaf/en.md';
export const checkFile = 'modules/exam/en.md';
export const settingsFile = 'modules/course.yaml';
export const linksFile = 'modules/links.yaml';

/** A sound course with what an author meets. */
export const guideCourse: Readonly<Record<string, string>> = {
  [lessonFile]: lesson,
  [checkFile]: check,
  [settingsFile]: courseYaml,
  [linksFile]: linksYaml,
  'assets/art/leaf.svg': '<svg viewBox="0 0 1 1"><path d="M0 0" /></svg>',
  'assets/theme.css': ['light', 'dark']
    .map((scheme) => {
      const ground = scheme === 'light' ? '#ffffff' : '#000000';
      const names = ['ground', 'ground-2', 'ground-3', 'good-soft', 'warn-soft', 'bad-soft'];
      const tokens = names.map((name) => `--${name}: ${ground};`).join(' ');
      return scheme === 'light'
        ? `:root{${tokens}}`
        : `@media (prefers-color-scheme: dark){:root{${tokens}}}`;
    })
    .join('\n'),
};
