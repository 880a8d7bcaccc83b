import { blockKind } from '../block-kind.ts';
import type { BlockSource } from '../block-source.ts';
import type { Section } from '../read-source.ts';
import { bareItems, reportMissing, onlyList, optionalIntro, sectionsOf } from '../read-source.ts';
import type { PlanBooster, PlanModel } from './model.ts';

const shape = 'The headings of a plan are "### Focus", "### Obstacles" and "### Day 7: Title".';

/** With `of`, the block shows that plan again, and may only have an introduction. */
function parsePlan(source: BlockSource): PlanModel {
  const of = source.attributes.get('of');
  if (of === undefined) return parseForm(source);
  const { parts, id } = source;
  return {
    id,
    of,
    ...optionalIntro(source, parts),
    focus: [],
    obstacles: [],
    boosters: [],
  };
}

/** `### Focus` and `### Obstacles` with a list each, and `### Day 7: Title` with the booster's words. */
function parseForm(source: BlockSource): PlanModel {
  const { before, sections } = sectionsOf(source);
  const lists: Record<string, string[]> = {};
  const boosters: PlanBooster[] = [];
  let isStrange = false;
  for (const section of sections) {
    const title = section.heading.text();
    const day = /^Day (\d{1,3}): (.+)$/.exec(title);
    if (day?.[1] && day[2]) {
      const booster = boosterOf(source, section, Number(day[1]), day[2]);
      // The day is part of the event's UID, so a calendar would keep only one of two.
      if (boosters.some((other) => other.day === booster.day))
        source.report(
          section.heading.line,
          `The plan has two parts "Day ${booster.day}".`,
          'Make them one part, or give one another day.',
        );
      boosters.push(booster);
    } else if (title === 'Focus' || title === 'Obstacles') {
      if (lists[title])
        source.report(section.heading.line, `The plan has two parts "${title}".`, 'Make them one list.');
      lists[title] = itemsOf(source, section);
    } else {
      isStrange = true;
      source.report(section.heading.line, `A plan has no part "${title}".`, shape);
    }
  }
  // The misnamed part may be the missing one.
  for (const needed of ['Focus', 'Obstacles']) {
    if (!lists[needed] && !isStrange) reportMissing(source, needed, shape);
  }
  // A calendar file must have a component (RFC 5545, 3.6).
  if (boosters.length === 0 && !isStrange) reportMissing(source, 'part for a later day', shape);
  const from = source.attributes.get('phrases');
  return {
    id: source.id,
    ...optionalIntro(source, before),
    focus: lists['Focus'] ?? [],
    obstacles: lists['Obstacles'] ?? [],
    boosters,
    ...(from !== undefined && { from }),
  };
}

const itemsOf = (source: BlockSource, { heading, parts }: Section): string[] =>
  bareItems(source, onlyList(source, parts, heading.line, 'Write one list under it.'), (item) => item.text());

function boosterOf(
  source: BlockSource,
  { heading, parts }: Section,
  day: number,
  title: string,
): PlanBooster {
  if (parts.length === 0)
    source.report(heading.line, `"${heading.text()}" is empty.`, 'Write a paragraph or more.');
  return { day, title, text: parts.map((part) => part.text()).join('\n\n') };
}

export const plan = blockKind({
  name: 'plan',
  about: 'What the learner wants to do, and when, kept for them alone.',
  parse: parsePlan,
  words: ['intro', 'focus', 'obstacles', 'title', 'text'],
  attributes: ['phrases', 'of'],
  inputs: ['notes', 'facts'],
});
