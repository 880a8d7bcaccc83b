import { describe, expect, it } from 'vitest';
import { memoryKey } from '../../../src/records/cmi5/launch.ts';
import { SessionMemory } from '../../../src/records/xapi/session-memory.ts';
import { MemoryStore } from '../../session/fakes.ts';
import { launch } from '../cmi5/stand-ins.ts';

function fails(): never {
  throw new DOMException('No.', 'QuotaExceededError');
}

describe('what a tab remembers of a session', () => {
  it('comes back when the page is loaded again', () => {
    const tab = new MemoryStore();
    const memory = new SessionMemory(tab, memoryKey(launch));
    expect(memory.values).toEqual({ token: '', begun: 0, before: 0, sent: [], seconds: 0, total: 0 });
    memory.remember({ token: 't', begun: 5 });
    memory.sent('initialized');
    memory.spent(60);
    const again = new SessionMemory(tab, memoryKey(launch));
    expect(again.values).toEqual({
      token: 't',
      begun: 5,
      before: 0,
      sent: ['initialized'],
      seconds: 60,
      total: 60,
    });
    expect([again.has('initialized'), again.has('terminated'), again.ended]).toEqual([true, false, false]);
    again.spent(20);
    expect(again.values.total).toBe(80);
  });

  it('is another one for another launch in the same tab', () => {
    const tab = new MemoryStore();
    new SessionMemory(tab, memoryKey(launch)).remember({ token: 't' });
    for (const other of [{ fetchUrl: 'https://lms.example/token?k=2' }, { registration: 'another' }])
      expect(new SessionMemory(tab, memoryKey({ ...launch, ...other })).values.token).toBe('');
  });

  it('has time that never runs backwards', () => {
    const memory = new SessionMemory(new MemoryStore(), memoryKey(launch));
    memory.spent(60);
    memory.spent(40);
    expect(memory.values.total).toBe(60);
  });

  it('forgets the token once the session has ended', () => {
    const memory = new SessionMemory(new MemoryStore(), memoryKey(launch));
    memory.remember({ token: 't' });
    memory.sent('completed');
    expect(memory.values.token).toBe('t');
    memory.sent('terminated');
    expect([memory.values.token, memory.ended]).toEqual(['', true]);
  });

  it('is nothing where it was tampered with', () => {
    const tab = new MemoryStore();
    new SessionMemory(tab, memoryKey(launch)).spent(1);
    const [key = ''] = tab.items.keys();
    tab.setItem(key, '{"token":1,"begun":"1","sent":"terminated","total":-5}');
    expect(new SessionMemory(tab, memoryKey(launch)).values).toEqual({
      token: '',
      begun: 0,
      before: 0,
      sent: [],
      seconds: 0,
      total: 0,
    });
  });

  it('lasts as long as the page where the tab refuses to keep it', () => {
    for (const tab of [undefined, { getItem: fails, setItem: fails, removeItem: fails }]) {
      const memory = new SessionMemory(tab, memoryKey(launch));
      memory.remember({ token: 't' });
      expect(memory.values.token).toBe('t');
      expect(new SessionMemory(tab, memoryKey(launch)).values.token).toBe('');
    }
  });
});
