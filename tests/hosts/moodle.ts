import type { MethodNames } from '../../src/records/api-calls.ts';
import { names12, names2004 } from '../../src/records/api-calls.ts';
import type { Host } from './host.ts';
import type { BehavingHost } from './personality.ts';
import type { FakeWindow } from './windows.ts';
import { frameIn, topWindow } from './windows.ts';

/** What happens to a request: it arrives; it gets an error; there is no server; or the page may only send beacons. */
export type Fate = 'arrives' | 'refused' | 'away' | 'beacons only';

type Methods = Record<string, (...values: string[]) => string>;

/** The values that Moodle accepts in SCORM 1.2: a short form of `datamodel` in mod/scorm/datamodels/scorm_12.js. */
const formats: readonly (readonly [element: RegExp, value: RegExp])[] = [
  [/lesson_status$/, /^(passed|completed|failed|incomplete|browsed)$/],
  [/objectives\.\d+\.status$/, /^(passed|completed|failed|incomplete|browsed|not attempted)$/],
  [/exit$/, /^(time-out|suspend|logout|)$/],
  [/\.type$/, /^(true-false|choice|fill-in|matching|performance|sequencing|likert|numeric)$/],
  [/\.result$/, /^(correct|wrong|unanticipated|neutral|\d{0,3}(\.\d*)?)$/],
  [/\.time$/, /^[0-2]\d:[0-5]\d:[0-5]\d(\.\d{1,2})?$/],
  [/latency$|session_time$/, /^\d{2,4}:\d\d:\d\d(\.\d{1,2})?$/],
];
const numbers = /score\.(raw|min|max)$|weighting$/;

/** The page of Moodle's player, with its globals. */
export interface MoodlePage {
  readonly API?: object;
  readonly API_1484_11?: object;
  readonly navigator: { sendBeacon(): boolean };
  mod_scorm_useBeaconAPI: boolean;
  DoRequest(request: unknown, url: string, form: string, mayBeacon?: boolean): unknown;
  readonly performance?: unknown;
  readonly location?: unknown;
}

const pages = new WeakMap<object, MoodlePage>();

/** The windows of a course in a frame of the page with this API. */
export const inMoodle = (api: object): object => frameIn(pages.get(api));

/**
 * Moodle's player over an LMS that keeps what arrives. A request without an answer is sent again as a beacon and
 * counted as a success (mod/scorm/request.js); in SCORM 1.2 only values that differ from those sent last are sent, even
 * if those did not arrive (datamodels/scorm_12.js).
 *
 * @param fate gives the fate of the next request
 */
export function moodlePage(
  edition: Host['edition'],
  lms: object,
  fate: () => Fate,
  more: Partial<MoodlePage> = {},
): MoodlePage {
  const is12 = edition === '1.2';
  const names: MethodNames = is12 ? names12 : names2004;
  const beneath = lms as Methods;
  const call = (method: string, ...values: string[]): string => beneath[method]?.(...values) ?? '';
  const values = new Map<string, string>();
  const sent = new Map<string, string>();
  const encoded = (element: string, value: string): string => `${element}=${encodeURIComponent(value)}`;
  /** The method that the form is sent for: Commit or Finish. */
  let asked = '';
  const arrive = (form: string): void => {
    const pairs = form.split('&').map((pair) => pair.split('=').map(decodeURIComponent));
    for (const [element = '', value = ''] of pairs)
      if (element.startsWith('cmi.')) call(names.set, element, value);
    call(asked, '');
  };
  const beacon = (): string => {
    page.navigator.sendBeacon();
    return 'true\n0';
  };
  /** mod/scorm/request.js */
  const doRequest = (_: unknown, __: string, form: string, mayBeacon = true): string | number | boolean => {
    const isBeacon = page.mod_scorm_useBeaconAPI && mayBeacon;
    const fated = fate();
    if (fated === 'arrives' || (fated === 'beacons only' && mayBeacon)) arrive(form);
    if (isBeacon) return beacon();
    if (fated !== 'arrives' && fated !== 'refused') return mayBeacon ? beacon() : false;
    return fated === 'arrives' ? 'true\n0' : 500;
  };
  const send = (method: string): string => {
    const news = [...values].filter(([element, value]) => !is12 || sent.get(element) !== value);
    for (const [element, value] of news) sent.set(element, value);
    const form = ['scoid=1', ...news.map(([element, value]) => encoded(element, value))].join('&');
    const url = 'https://lms.example/mod/scorm/datamodel.php';
    asked = method;
    return String(String(page.DoRequest({}, url, form)).split('\n')[0] === 'true');
  };
  const set = (element: string, value: string): string => {
    if (!is12) return call(names.set, element, value);
    if (!(formats.find(([one]) => one.test(element))?.[1].test(value) ?? true)) return 'false';
    if (!numbers.test(element)) values.set(element, value);
    else if (Number.isNaN(Number(value))) return 'false';
    else values.set(element, String(Number(value)));
    return 'true';
  };
  const methods: Methods = {
    [names.initialize]: () => call(names.initialize, ''),
    [names.get]: (element = '') => values.get(element) ?? call(names.get, element),
    [names.set]: (element = '', value = '') => set(element, value),
    [names.commit]: () => send(names.commit),
    [names.finish]: () => send(names.finish),
    [names.lastError]: () => call(names.lastError),
  };
  const page = topWindow({
    [is12 ? 'API' : 'API_1484_11']: methods,
    navigator: { sendBeacon: () => true },
    mod_scorm_useBeaconAPI: false,
    DoRequest: doRequest,
    ...more,
  }) as FakeWindow & MoodlePage;
  pages.set(methods, page);
  return page;
}

/** Moodle over an LMS, with every third request failing, alternately in one way and in the other. */
export function failingMoodle(base: Host): BehavingHost {
  let requests = 0;
  let page: MoodlePage | undefined;
  const fate = (): Fate => {
    requests += 1;
    if (requests % 3 > 0 || page?.mod_scorm_useBeaconAPI) return 'arrives';
    return requests % 2 > 0 ? 'refused' : 'away';
  };
  return {
    name: `failing Moodle (${base.name})`,
    edition: base.edition,
    launch(mode) {
      page = moodlePage(base.edition, base.launch(mode), fate);
      return (page.API ?? page.API_1484_11) as object;
    },
    leave: () => void (page && (page.mod_scorm_useBeaconAPI = true)),
    kill: () => base.kill(),
    recorded: () => base.recorded(),
    errors: () => base.errors(),
    calls: () => base.calls(),
  };
}
