import { plainText } from '../xml.ts';

/** What an LMS needs of a `cmi5.xml` to launch its first assignable unit (cmi5 13.1.4). */
export interface CourseUnit {
  /** The publisher's. */
  readonly id: string;
  readonly title: string;
  /** Relative to the package. */
  readonly url: string;
  readonly moveOn: string;
  /** 0–1. */
  readonly masteryScore?: number;
}

/**
 * Reads a course structure. The package's own build checks it; this reader only has to find its way.
 *
 * @throws {Error} where there is nothing to launch.
 */
export function readCourseUnit(xml: string): CourseUnit {
  const text = xml.replace(/<!--[\s\S]*?-->/g, '');
  const unit = /<au\b([^>]*)>([\s\S]*?)<\/au>/.exec(text);
  const [, tag = '', inside = ''] = unit ?? [];
  const attribute = (name: string): string =>
    plainText(new RegExp(`\\b${name}="\\s*([^"]*?)\\s*"`).exec(tag)?.[1] ?? '');
  const url = plainText(/<url>\s*([^<]*?)\s*<\/url>/.exec(inside)?.[1] ?? '');
  if (attribute('id') === '' || url === '')
    throw new Error('The course structure has nothing that can be launched.');
  const score = attribute('masteryScore');
  return {
    id: attribute('id'),
    title: plainText(/<langstring[^>]*>\s*([^<]*?)\s*</.exec(inside)?.[1] ?? ''),
    url,
    moveOn: attribute('moveOn') || 'NotApplicable',
    ...(score === '' ? {} : { masteryScore: Number(score) }),
  };
}
