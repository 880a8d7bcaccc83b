import { elementsIn, firstOf, readXml, valueOf } from '../../../package/xml.ts';

/** What an LMS needs from a `cmi5.xml` to launch its first assignable unit (cmi5 13.1.4), or from a `tincan.xml`. */
export interface CourseUnit {
  /** The publisher's id. */
  readonly id: string;
  readonly title: string;
  /** Relative to the package. */
  readonly url: string;
  /** xAPI without cmi5 has no such rule. */
  readonly moveOn: string;
  /** 0–1. */
  readonly masteryScore?: number;
}

/**
 * Reads a course structure. The build validates it, so this function does not.
 *
 * @throws {Error} if there is nothing to launch
 */
export function readCourseUnit(xml: string): CourseUnit {
  const unit = firstOf(readXml(xml).elements, 'au');
  const inside = unit ? elementsIn(unit) : [];
  const attribute = (name: string): string => valueOf(unit, name)?.trim() ?? '';
  const words = (local: string): string => firstOf(inside, local)?.text.trim() ?? '';
  const [id, url, score] = [attribute('id'), words('url'), attribute('masteryScore')];
  if (id === '' || url === '') throw new Error('The course structure has nothing that can be launched.');
  return {
    id,
    title: words('langstring'),
    url,
    moveOn: attribute('moveOn') || 'NotApplicable',
    ...(score === '' ? {} : { masteryScore: Number(score) }),
  };
}

/**
 * Reads a `tincan.xml`: the activity that can be launched.
 *
 * @throws {Error} if there is none
 */
export function readActivity(xml: string): CourseUnit {
  const activities = readXml(xml).elements.filter(({ local }) => local === 'activity');
  const activity = activities.find((each) => firstOf(each.children, 'launch'));
  const words = (local: string): string => firstOf(activity?.children ?? [], local)?.text.trim() ?? '';
  const [id, url] = [valueOf(activity, 'id')?.trim() ?? '', words('launch')];
  if (id === '' || url === '') throw new Error('The file tincan.xml has no activity that can be launched.');
  return { id, title: words('name'), url, moveOn: 'NotApplicable' };
}

/** The files that describe a cmi5 or xAPI package, and their readers. */
export const unitFiles = {
  cmi5: { file: 'cmi5.xml', read: readCourseUnit },
  xapi: { file: 'tincan.xml', read: readActivity },
} as const;
