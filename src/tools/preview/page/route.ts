import type { Mode } from './learner-record.ts';

/** `fill` takes all the space; the others are sizes that LMSs often give a course. */
export const frameSizes = ['fill', '800x600', '390x844'] as const;
export type FrameSize = (typeof frameSizes)[number];

/** The address after `#/`, e.g. `scorm12?mode=review&launch`. */
export interface Route {
  /** '' means the list of packages. */
  readonly packageName: string;
  readonly mode: Mode;
  readonly learner: string;
  /** BCP 47; '' for no preference. */
  readonly language: string;
  readonly size: FrameSize;
  /** Whether to launch at once. */
  readonly launch: boolean;
}

export const firstLearner = 'ada';

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const parameters = new URLSearchParams(query);
  const mode = parameters.get('mode');
  const size = frameSizes.find((each) => each === parameters.get('size'));
  return {
    packageName: decode(path),
    mode: mode === 'review' || mode === 'browse' ? mode : 'normal',
    learner: parameters.get('learner') ?? firstLearner,
    language: parameters.get('language') ?? '',
    size: size ?? 'fill',
    launch: parameters.has('launch'),
  };
}

export function formatRoute(route: Route): string {
  if (route.packageName === '') return '#/';
  const parameters = new URLSearchParams();
  if (route.mode !== 'normal') parameters.set('mode', route.mode);
  if (route.learner !== firstLearner) parameters.set('learner', route.learner);
  if (route.language !== '') parameters.set('language', route.language);
  if (route.size !== 'fill') parameters.set('size', route.size);
  if (route.launch) parameters.set('launch', '');
  const query = parameters.toString().replace(/\blaunch=$/, 'launch');
  return `#/${encodeURIComponent(route.packageName)}${query === '' ? '' : `?${query}`}`;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
