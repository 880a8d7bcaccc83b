import { afterEach, describe, expect, it, vi } from 'vitest';
import { InPageRecord } from '../../src/records/in-page.ts';
import { RecordError } from '../../src/session/learning-record.ts';
import { passed, saved } from '../contracts/fixtures.ts';
import { buffered } from '../contracts/buffered.ts';

const opened = (courseId: string, store: ConstructorParameters<typeof InPageRecord>[0]['store']) =>
  buffered(new InPageRecord({ courseId, store }));

function storeWith(kept: string | null = null): Storage {
  const items = new Map<string, string>(kept === null ? [] : [['allyship:record', kept]]);
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  } as Storage;
}

const refusing = {
  getItem: () => {
    throw new DOMException('denied', 'SecurityError');
  },
  setItem: () => {
    throw new DOMException('full', 'QuotaExceededError');
  },
} as unknown as Storage;

describe('the record on this device', () => {
  it('goes on in memory where there is no store, and says so', async () => {
    const record = opened('allyship', undefined);
    const { keeps } = record;
    expect(keeps).toBe(false);
    expect(await record.open()).toMatchObject({ mode: 'normal', snapshot: '' });
    record.report(passed(1));
    record.save(saved('s'));
    await record.commit();
    await record.close('exit');
    expect(record.keeps).toBe(false);
  });

  it('does not call saved what the store refused', async () => {
    const record = opened('allyship', refusing);
    await record.open();
    expect(record.keeps).toBe(true);
    record.save(saved('s'));
    await expect(record.commit()).rejects.toThrow('did not keep');
    expect(record.keeps).toBe(false);
  });

  it.each([
    'not json',
    '5',
    '{}',
    '{"cmi":5,"totalTime":"x"}',
    '{"cmi":{"core":{"lesson_status":"nonsense"}},"totalTime":"00:00:10"}',
  ])('begins anew where something else stands under its key: %s', async (kept) => {
    const record = opened('allyship', storeWith(kept));
    expect(await record.open()).toMatchObject({ snapshot: '', achieved: { completed: false } });
    record.report(passed(1));
    await record.commit();
  });

  it('keeps one course apart from another', async () => {
    const store = storeWith();
    const one = opened('allyship', store);
    await one.open();
    one.save(saved('one'));
    await one.commit();
    const other = opened('other', store);
    expect((await other.open()).snapshot).toBe('');
    const again = opened('allyship', store);
    expect((await again.open()).snapshot).toBe('one');
  });
});

describe('where scorm-again does not arrive, as over a connection that broke', () => {
  afterEach(() => {
    vi.doUnmock('scorm-again/scorm12/min');
    vi.resetModules();
  });

  it('the error is that of the file, not of a record: no learning system is to blame', async () => {
    vi.doMock('scorm-again/scorm12/min', () => {
      throw new TypeError('Failed to fetch');
    });
    const record = opened('allyship', storeWith());
    await expect(record.open()).rejects.not.toBeInstanceOf(RecordError);
  });
});
