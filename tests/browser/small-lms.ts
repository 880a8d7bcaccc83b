import type { Page } from '@playwright/test';

export interface SmallLmsOptions {
  readonly mode?: 'normal' | 'review' | 'browse';
  /** Elements that are recorded already. */
  readonly values?: Readonly<Record<string, string>>;
}

interface SmallLms {
  readonly values: Record<string, string>;
  refuses: boolean;
  /** When the first commit came, on the page's clock. */
  toldAt: number;
}
type WithLms = Window & { smallLms?: SmallLms };

/**
 * Offers the least that is an LMS with SCORM 1.2 in the page itself: for states that need an LMS and no record of
 * its own. Before the page is opened.
 */
export async function offerSmallLms(
  page: Page,
  { mode = 'normal', values = {} }: SmallLmsOptions = {},
): Promise<void> {
  await page.addInitScript(
    (start) => {
      const lms: SmallLms = { values: { ...start }, refuses: false, toldAt: 0 };
      const written = new Map<string, string>();
      const list = (name: string): number =>
        new Set(
          Object.keys(lms.values).flatMap(
            (key) => new RegExp(`^cmi\\.${name}\\.(\\d+)`).exec(key)?.[1] ?? [],
          ),
        ).size;
      const API = {
        LMSInitialize: () => 'true',
        LMSFinish: () => String(!lms.refuses),
        LMSCommit: () => {
          if (lms.refuses) return 'false';
          lms.toldAt ||= performance.now();
          Object.assign(lms.values, Object.fromEntries(written));
          return 'true';
        },
        LMSGetValue: (element: string) => {
          const count = /^cmi\.(\w+)\._count$/.exec(element)?.[1];
          return count ? String(list(count)) : (written.get(element) ?? lms.values[element] ?? '');
        },
        LMSSetValue: (element: string, value: string) => {
          written.set(element, value);
          return 'true';
        },
        LMSGetLastError: () => (lms.refuses ? '101' : '0'),
        LMSGetErrorString: () => '',
        LMSGetDiagnostic: () => '',
      };
      Object.assign(window, { API, smallLms: lms });
    },
    {
      'cmi.core.student_id': 'ada',
      'cmi.core.student_name': 'Okafor, Ada',
      'cmi.core.credit': mode === 'normal' ? 'credit' : 'no-credit',
      'cmi.core.entry': values['cmi.suspend_data'] ? 'resume' : 'ab-initio',
      'cmi.core.lesson_status': 'not attempted',
      ...values,
      'cmi.core.lesson_mode': mode,
    },
  );
}

/** From now on commits are refused, or accepted again. */
export const refuseCommits = (page: Page, refuses: boolean): Promise<void> =>
  page.evaluate((answer) => {
    const { smallLms } = window as WithLms;
    if (smallLms) smallLms.refuses = answer;
  }, refuses);

/** What has been committed, by element. */
export const committed = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => (window as WithLms).smallLms?.values ?? {});
