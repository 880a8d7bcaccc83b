import type { Page } from '@playwright/test';

/** In SCORM 1.2 the methods begin with LMS, and the elements of the core are grouped. */
const editions = {
  '1.2': {
    api: 'API',
    prefix: 'LMS',
    end: 'Finish',
    values: {
      'cmi.core.student_id': 'ada',
      'cmi.core.student_name': 'Okafor, Ada',
      'cmi.core.credit': 'credit',
      'cmi.core.lesson_mode': 'normal',
      'cmi.core.entry': 'ab-initio',
      'cmi.core.lesson_status': 'not attempted',
    },
  },
  '2004': {
    api: 'API_1484_11',
    prefix: '',
    end: 'Terminate',
    values: {
      'cmi.learner_id': 'ada',
      'cmi.learner_name': 'Okafor, Ada',
      'cmi.credit': 'credit',
      'cmi.mode': 'normal',
      'cmi.entry': 'ab-initio',
      'cmi.completion_status': 'unknown',
      'cmi.success_status': 'unknown',
    },
  },
} as const;

/**
 * Gives the page an LMS that answers at once, so that only the course is measured. Call it before the page is
 * opened.
 *
 * @param held further data of the LMS: element → value
 */
export async function offerLms(
  page: Page,
  edition: keyof typeof editions,
  held: Readonly<Record<string, string>> = {},
): Promise<void> {
  await page.addInitScript(
    ({ api, prefix, end, values }) => {
      const held = new Map<string, string>(Object.entries(values));
      const count = (list: string): number =>
        new Set([...held.keys()].flatMap((key) => new RegExp(`^${list}\\.(\\d+)\\.`).exec(key)?.[1] ?? []))
          .size;
      const yes = (): string => 'true';
      const methods = {
        Initialize: yes,
        [end]: yes,
        Commit: yes,
        GetValue: (element: string): string => {
          const list = /^(.*)\._count$/.exec(element)?.[1];
          return list === undefined ? (held.get(element) ?? '') : String(count(list));
        },
        SetValue: (element: string, value: string): string => {
          held.set(element, String(value));
          return 'true';
        },
        GetLastError: () => '0',
        GetErrorString: () => '',
        GetDiagnostic: () => '',
      };
      const named = Object.entries(methods).map(([name, method]) => [`${prefix}${name}`, method]);
      Object.assign(window, { [api]: Object.fromEntries(named) });
    },
    { ...editions[edition], values: { ...editions[edition].values, ...held } },
  );
}
