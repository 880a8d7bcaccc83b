import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UnreadError } from '../../../src/session/learning-record.ts';
import { outcome, saved } from '../../contracts/fixtures.ts';
import { OddLms } from './odd-lms.ts';

describe.each(['scorm12', 'scorm2004'] as const)(
  'reads that fail at a dispatched launch over %s',
  (standard) => {
    const is12 = standard === 'scorm12';
    let lms: OddLms;
    beforeEach(() => void (lms = new OddLms(standard)));
    afterEach(() => lms.kill());

    it('end the opening, and keep the attempt whatever becomes of the two pages', async () => {
      const { record } = await lms.open();
      record.report(outcome(1));
      record.save(saved('kept', 'a/b'));
      await record.close('exit');
      const before = lms.host.recorded();
      const unread = await lms.launch();
      lms.calls = [];
      lms.refusal = ({ verb, element }) =>
        verb === 'get' && element === 'cmi.suspend_data' ? '101' : undefined;
      await expect(unread.open()).rejects.toBeInstanceOf(UnreadError);
      lms.calls = lms.callsTo('set');
      lms.course.leave();
      expect(lms.calls).toEqual(is12 ? [] : ['set cmi.exit=suspend', 'finish']);
      lms.refusal = () => undefined;
      expect(lms.host.recorded()).toEqual(before);
      const { opened } = await lms.open();
      expect(opened.snapshot).toBe('kept');
    });

    it('are asked again, and from here as well', async () => {
      const { record } = await lms.open();
      record.save(saved('kept', 'a/b'));
      record.report(outcome(1));
      await record.close('exit');
      let failing = 3;
      lms.refusal = ({ verb, element }) =>
        verb === 'get' && element === 'cmi.suspend_data' && failing-- > 0 ? '301' : undefined;
      expect((await lms.open()).opened.snapshot).toBe('kept');
      failing = 5;
      const again = await lms.launch();
      await expect(again.open()).rejects.toBeInstanceOf(UnreadError);
      expect((await again.open()).snapshot).toBe('kept');
    });

    it('are told apart from what is not there where the LMS throws', async () => {
      const launched = await lms.launch();
      lms.answer = ({ verb, element }) => {
        if (verb === 'get' && element.endsWith('_status')) throw new Error('RPC failed');
        return undefined;
      };
      await expect(launched.open()).rejects.toMatchObject({ name: 'UnreadError', code: '101' });
      lms.answer = () => undefined;
    });
  },
);
