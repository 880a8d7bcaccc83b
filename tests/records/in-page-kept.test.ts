import { describe, expect, it, vi } from 'vitest';
import type { PageStore } from '../../src/records/in-page.ts';
import { InPageRecord } from '../../src/records/in-page.ts';
import { interaction, outcome, passed, saved } from '../contracts/fixtures.ts';
import { buffered } from '../contracts/buffered.ts';
import type { Buffered } from '../contracts/buffered.ts';

/** A store that refuses while it is full. */
class SmallStore implements PageStore {
  readonly items = new Map<string, string>();
  refusals = 0;
  writes = 0;

  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.refusals-- > 0) throw new DOMException('full', 'QuotaExceededError');
    this.writes += 1;
    this.items.set(key, value);
  }

  removeItem(key: string): void {
    this.items.delete(key);
  }

  /** What is kept, as data. */
  get kept(): { cmi: { core: Record<string, unknown> }; totalTime: string } {
    return JSON.parse(this.items.get('allyship:record') ?? 'null');
  }
}

async function opened(store: PageStore | undefined): Promise<Buffered<InPageRecord>> {
  const record = buffered(new InPageRecord({ courseId: 'allyship', store }));
  await record.open();
  return record;
}

/** A store after one session that ended. */
async function used(): Promise<SmallStore> {
  const store = new SmallStore();
  const record = await opened(store);
  record.report(outcome(1, { best: 0.5 }));
  record.save(saved('s', 'a/b', 65));
  record.answer(interaction('q', { weighting: 1 }));
  await record.close('exit');
  return store;
}

describe('what the device keeps', () => {
  it('is the record and the total time, and nothing of the session that ended', async () => {
    const { items, kept } = await used();
    expect([...items.keys()]).toEqual(['allyship:record']);
    expect(kept.totalTime).toMatch(/^0*0:01:05(\.0+)?$/);
    expect(kept.cmi).toMatchObject({
      suspend_data: 's',
      core: {
        lesson_status: 'incomplete',
        lesson_location: 'a/b',
        session_time: '',
        exit: '',
        entry: '',
        credit: '',
      },
    });
  });

  it('is gone on with, for whoever uses the device, and the time adds up', async () => {
    const store = await used();
    const record = buffered(new InPageRecord({ courseId: 'allyship', store }));
    expect(await record.open()).toEqual({
      mode: 'normal',
      snapshot: 's',
      achieved: { completed: false, success: 'unknown', best: 0.5 },
      totalSeconds: 65,
      learner: { id: 'this-device', name: '', languages: [], sound: '' },
    });
    record.answer(interaction('r'));
    record.save(saved('t', 'a/b', 30));
    await record.close('leaving');
    expect(store.kept.totalTime).toMatch(/^0*0:01:35(\.0+)?$/);
    expect(JSON.stringify(store.kept.cmi)).toMatch(/"q".*"r"/s);
  });

  it('has whoever used it as nobody, whatever else stands there', async () => {
    const store = await used();
    const { cmi, totalTime } = store.kept;
    Object.assign(cmi.core, { student_id: 'ada' });
    store.setItem('allyship:record', JSON.stringify({ cmi, totalTime }));
    const { learner } = await buffered(new InPageRecord({ courseId: 'allyship', store })).open();
    expect(learner.id).toBe('this-device');
  });

  it.each([
    ['something before the time', 'x0:01:05'],
    ['something after the time', '0:01:05x'],
    ['half a time', '0:1:05'],
    ['half a fraction', '0:01:05.'],
  ])('is nothing where it has %s', async (_what, totalTime) => {
    const store = await used();
    const { cmi } = store.kept;
    store.setItem('allyship:record', JSON.stringify({ cmi, totalTime }));
    expect((await buffered(new InPageRecord({ courseId: 'allyship', store })).open()).snapshot).toBe('');
  });

  it.each(['0:01:05', '12345:01:05.25', undefined])(
    'is something where its time is %s',
    async (totalTime) => {
      const store = await used();
      const { cmi } = store.kept;
      store.setItem('allyship:record', JSON.stringify({ cmi, totalTime }));
      expect((await buffered(new InPageRecord({ courseId: 'allyship', store })).open()).snapshot).toBe('s');
    },
  );

  it.each([
    'null',
    '5',
    '{"totalTime":"0:01:05"}',
    '{"cmi":null,"totalTime":"0:01:05"}',
    '{"cmi":{}}',
    '{"cmi":{"core":5},"totalTime":"0:01:05"}',
    '{"cmi":{"suspend_data":"s","objectives":5},"totalTime":"0:01:05"}',
    '{"cmi":{"suspend_data":"s","core":{"lesson_status":"nonsense"}},"totalTime":"0:01:05"}',
  ])('is nothing where it is %s, and a record is begun in its place', async (kept) => {
    const store = new SmallStore();
    store.setItem('allyship:record', kept);
    const record = buffered(new InPageRecord({ courseId: 'allyship', store }));
    expect((await record.open()).snapshot).toBe('');
    record.report(outcome(1));
    record.save(saved('t', 'a/b', 30));
    await record.commit();
    expect(store.kept.totalTime).toMatch(/:30(\.0+)?$/);
    expect((await buffered(new InPageRecord({ courseId: 'allyship', store })).open()).snapshot).toBe('t');
  });

  it('is written once at a commit, and at the end', async () => {
    const store = new SmallStore();
    const record = await opened(store);
    record.report(outcome(1));
    await record.commit();
    expect(store.writes).toBe(1);
    await record.commit();
    expect(store.writes).toBe(1);
    record.save(saved('s'));
    await record.close('exit');
    expect(store.writes).toBe(2);
  });
});

describe('whoever has to find out what went wrong', () => {
  it('sees the calls of the record, as over any LMS', async () => {
    const record = await opened(new SmallStore());
    record.save(saved('s'));
    await record.commit();
    const methods = record.log.calls.map(({ method }) => method);
    expect(methods).toEqual(expect.arrayContaining(['LMSInitialize', 'LMSSetValue', 'LMSCommit']));
  });

  it('finds no alarm on the console where a newer course has kept more than this one knows', async () => {
    const store = await used();
    const { cmi, totalTime } = store.kept;
    store.setItem('allyship:record', JSON.stringify({ cmi: { ...cmi, newer: 'x' }, totalTime }));
    const levels = ['error', 'warn', 'info', 'log', 'debug'] as const;
    const spies = levels.map((level) => vi.spyOn(console, level).mockReturnValue(undefined));
    const { snapshot } = await buffered(new InPageRecord({ courseId: 'allyship', store })).open();
    const said = spies.flatMap(({ mock }) => mock.calls);
    vi.restoreAllMocks();
    expect([snapshot, said]).toEqual(['s', []]);
  });
});

describe('a device without room', () => {
  it('is tried once more before anybody is told', async () => {
    const store = new SmallStore();
    const record = await opened(store);
    record.save(saved('s'));
    store.refusals = 1;
    await record.commit();
    expect(record.keeps).toBe(true);
    expect(store.kept.cmi).toMatchObject({ suspend_data: 's' });
  });

  it('is tried again at the next commit, even if nothing is new', async () => {
    const store = new SmallStore();
    const record = await opened(store);
    record.save(saved('s'));
    store.refusals = 2;
    await expect(record.commit()).rejects.toMatchObject({ name: 'RecordError' });
    expect(record.keeps).toBe(false);
    await record.commit();
    expect(record.keeps).toBe(true);
  });

  it('is told of at the end, too', async () => {
    const store = new SmallStore();
    const record = await opened(store);
    record.report(passed(1));
    store.refusals = 9;
    await expect(record.close('exit')).rejects.toThrow('did not keep');
  });
});

describe('before it is open', () => {
  it('a record keeps nothing, and complains of nothing', async () => {
    const store = new SmallStore();
    const record = buffered(new InPageRecord({ courseId: 'allyship', store }));
    expect([record.keeps, record.snapshotLimit]).toEqual([true, 4096]);
    record.report(passed(1));
    record.save(saved('s'));
    record.answer(interaction('q'));
    await record.commit();
    await record.close('exit');
    expect(store.items.size).toBe(0);
  });
});

describe('where the record of an LMS goes on', () => {
  const sayMore = async (record: Buffered<InPageRecord>): Promise<void> => {
    record.save(saved('more', 'a/c', 10));
    await record.commit();
  };

  it('the device holds what it held before', async () => {
    const store = await used();
    const before = store.items.get('allyship:record');
    const record = await opened(store);
    await sayMore(record);
    expect(store.items.get('allyship:record')).not.toBe(before);
    record.revert?.();
    expect(store.items.get('allyship:record')).toBe(before);
    await sayMore(record);
    await record.close('exit');
    expect(store.items.get('allyship:record')).toBe(before);
  });

  it('the device holds nothing where it held nothing', async () => {
    const store = new SmallStore();
    const record = await opened(store);
    await sayMore(record);
    record.revert?.();
    expect(store.items.size).toBe(0);
  });

  it('what another window has kept since stays', async () => {
    const store = new SmallStore();
    const record = await opened(store);
    await sayMore(record);
    store.setItem('allyship:record', 'another');
    record.revert?.();
    expect(store.getItem('allyship:record')).toBe('another');
  });
});
