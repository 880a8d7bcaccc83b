import { beforeEach, describe, expect, it, vi } from 'vitest';
import { findApi, laterApi, waitForApi } from '../../src/records/find-api.ts';
import { resendUnconfirmed } from '../../src/records/moodle.ts';
import { Scorm12Record } from '../../src/records/scorm12.ts';
import { Scorm2004Record } from '../../src/records/scorm2004.ts';
import type { Buffered } from '../contracts/buffered.ts';
import { buffered } from '../contracts/buffered.ts';
import { interaction, outcome, passed, saved } from '../contracts/fixtures.ts';
import type { Host } from '../hosts/host.ts';
import type { Fate, MoodlePage } from '../hosts/moodle.ts';
import { inMoodle, moodlePage } from '../hosts/moodle.ts';
import { strict12 } from '../hosts/strict12.ts';
import { strict2004 } from '../hosts/strict2004.ts';
import { atOnce } from './scripted-lms.ts';

let fate: Fate;
let lms: Host;
let page: MoodlePage;
let record: Buffered;
/** The page of the course goes away. */
let leave: () => void;

async function launch(edition: Host['edition']): Promise<void> {
  fate = 'arrives';
  const is12 = edition === '1.2';
  lms = is12 ? strict12() : strict2004();
  page = moodlePage(edition, lms.launch(), () => fate);
  const course = Object.assign(inMoodle((page.API ?? page.API_1484_11) as object), {
    addEventListener: (type: string, heard: () => void) => type === 'pagehide' && (leave = heard),
  });
  const found = findApi(course, is12 ? 'API' : 'API_1484_11');
  const over = is12 ? Scorm12Record : Scorm2004Record;
  record = buffered(new over(found?.api, atOnce));
  await record.open();
  record.report(outcome(1));
  record.save(saved('a'));
  await record.commit();
}

/** The check is passed with the last screen of the course. */
function pass(): void {
  record.report(passed(0.9));
  record.save(saved('b', 'check/result'));
  record.answer(interaction('q', { weighting: 1, result: 'correct' }));
}

const held = (): unknown => {
  const { status, raw, location, suspendData, interactions, objectives } = lms.recorded();
  return [status, raw, location, suspendData, interactions, objectives.map((one) => one.status)];
};
/** What Moodle holds where nothing goes wrong. */
let right: unknown;

describe.each(['1.2', '2004'] as const)('Moodle, SCORM %s', (edition) => {
  beforeEach(async () => {
    await launch(edition);
    pass();
    await record.commit();
    right = held();
    await launch(edition);
  });

  it.each(['refused', 'away'] as const)('has all of a commit that was %s once it says so', async (how) => {
    pass();
    fate = how;
    await expect(record.commit()).rejects.toThrow();
    await expect(record.commit()).rejects.toThrow();
    fate = 'arrives';
    await record.commit();
    expect(held()).toEqual(right);
    expect(lms.errors()).toEqual([]);
  });

  it.each(['refused', 'away'] as const)('has all at the end where the commit before was %s', async (how) => {
    pass();
    fate = how;
    await expect(record.commit()).rejects.toThrow();
    fate = 'arrives';
    await record.close('exit');
    expect(held()).toEqual(right);
  });

  it.each(['refused', 'away'] as const)('says of an end that was %s that it was not kept', async (how) => {
    pass();
    fate = how;
    await expect(record.close('exit')).rejects.toThrow();
  });

  it('takes the word of a page that is hidden', async () => {
    pass();
    page.mod_scorm_useBeaconAPI = true;
    fate = 'beacons only';
    await record.commit();
    expect(held()).toEqual(right);
  });

  it.each(['beacons only', 'away'] as const)(
    'does not take what a page leaves behind for kept: %s',
    async (how) => {
      pass();
      page.mod_scorm_useBeaconAPI = true;
      fate = how;
      leave();
      await expect(record.close('leaving')).rejects.toThrow();
      if (how === 'beacons only') expect(held()).toEqual(right);
    },
  );
});

it('hears whether a save arrived where only a download or a mail was begun', async () => {
  await launch('1.2');
  pass();
  page.mod_scorm_useBeaconAPI = true;
  fate = 'refused';
  await expect(record.commit()).rejects.toThrow();
  fate = 'arrives';
  await record.commit();
  expect(lms.recorded()).toMatchObject({ status: 'passed', raw: '90' });
});

it('sends what was lost with the beacon of a page that is leaving, and once more where the page stays', async () => {
  await launch('1.2');
  pass();
  fate = 'refused';
  await expect(record.commit()).rejects.toThrow();
  page.mod_scorm_useBeaconAPI = true;
  fate = 'away';
  record.save(saved('c'));
  await record.commit();
  expect(lms.recorded()).toMatchObject({ status: 'incomplete', raw: '' });
  page.mod_scorm_useBeaconAPI = false;
  fate = 'arrives';
  record.save(saved('d'));
  await record.commit();
  expect(lms.recorded()).toMatchObject({ status: 'passed', raw: '90', suspendData: saved('d').snapshot });
});

describe('requests of Moodle’s page', () => {
  const asked: string[] = [];
  let answer: unknown;
  const player = {
    mod_scorm_useBeaconAPI: false,
    DoRequest: (_: unknown, url: string, values: string, mayBeacon = true): unknown => {
      asked.push(`${url} ${values} ${mayBeacon}`);
      return answer;
    },
  };
  const send = (url: string, values: string): unknown => player.DoRequest({}, url, values);
  const data = '/mod/scorm/datamodel.php';

  beforeEach(() => {
    asked.length = 0;
    answer = false;
    resendUnconfirmed(player, {});
  });

  it('that go elsewhere are left as they are', () => {
    send('/mod/scorm/prereqs.php', 'a=1&scoid=1');
    expect(asked).toEqual(['/mod/scorm/prereqs.php a=1&scoid=1 true']);
  });

  it.each([false, 500, '<!doctype html>', 'false\n101', 'truely'])(
    'that are answered %j go with the next',
    (said) => {
      answer = said;
      expect(send(data, 'attempt=1&scoid=1&x=1&y=1')).toBe(said);
      answer = 'true\n0';
      send(data, 'attempt=1&scoid=1&x=2');
      send(data, 'attempt=1&scoid=1&z=3');
      expect(asked.map((one) => one.split(' ')[1])).toEqual([
        'attempt=1&scoid=1&x=1&y=1',
        'attempt=1&scoid=1&x=2&y=1',
        'attempt=1&scoid=1&z=3',
      ]);
    },
  );

  it('of another course or attempt in the same page do not take them along, whoever was there before', () => {
    send(data, 'attempt=1&scoid=1&x=1');
    send(data, 'attempt=1&scoid=2&y=1');
    resendUnconfirmed(player, {});
    send(data, 'attempt=2&scoid=2&z=1');
    expect(asked.map((one) => one.split(' ')[1])).toEqual([
      'attempt=1&scoid=1&x=1',
      'attempt=1&scoid=2&y=1',
      'attempt=2&scoid=2&z=1',
    ]);
  });
});

describe('a page of Moodle', () => {
  const entries = (type: string, transferSize: number): unknown => ({
    getEntriesByType: () => [{ type, transferSize, encodedBodySize: 1000 }],
  });
  const wait = (from: MoodlePage): Promise<unknown> => {
    const found = waitForApi(inMoodle(from.API as object), 'API', { later: () => undefined });
    return Promise.race([found, new Promise((resolve) => void setTimeout(resolve, 20, 'waits'))]);
  };
  const around = (performance: unknown, search: string): [MoodlePage, () => void] => {
    const reload = vi.fn();
    const location = { search, reload };
    return [moodlePage('1.2', strict12().launch(), () => 'arrives', { performance, location }), reload];
  };

  it('that the browser has from its history is loaded again, and nothing is begun on it', async () => {
    const [old, reload] = around(entries('back_forward', 0), '?a=6&scoid=12');
    expect(await wait(old)).toBe('waits');
    expect(reload).toHaveBeenCalledOnce();
  });

  it('that comes late and is out of date is loaded again as well', async () => {
    const [old, reload] = around(entries('back_forward', 0), '?a=6&scoid=12');
    let looks = 0;
    const later = (look: () => void): void => void (++looks < 3 && look());
    const found = laterApi(inMoodle(old.API as object), 'API', later)();
    expect(await Promise.race([found, new Promise((resolve) => void setTimeout(resolve, 20, 'waits'))])).toBe(
      'waits',
    );
    expect(reload).toHaveBeenCalled();
  });

  it('that a form led to begins no session: to load it again could begin an attempt', async () => {
    const [old, reload] = around(entries('back_forward', 0), '');
    const found = findApi(inMoodle(old.API as object), 'API');
    await expect(new Scorm12Record(found?.api, atOnce).open()).rejects.toThrow('did not begin');
    expect(reload).not.toHaveBeenCalled();
  });

  it.each([
    ['navigate', 5000],
    ['back_forward', 5000],
    ['reload', 0],
  ])('that came by %s, with %d bytes, is used', async (type, size) => {
    const [fresh, reload] = around(entries(type, size), '?a=6&scoid=12');
    expect(await wait(fresh)).toMatchObject({ where: 'parent 1' });
    expect(reload).not.toHaveBeenCalled();
  });
});
