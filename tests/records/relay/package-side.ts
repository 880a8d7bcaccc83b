import { LmsSide } from '../../../src/records/relay/lms-side.ts';
import { standardsByName } from '../../../src/records/relay/standards.ts';
import type { ScriptedLms } from '../scripted-lms.ts';
import { scriptedLms } from '../scripted-lms.ts';

/** The package's end of the relay over an LMS that does as it is told, and the calls of a course. */
export class PackageSide {
  readonly lms: ScriptedLms = scriptedLms({ 'cmi.suspend_data': 'before', 'cmi.core.student_name': '' });
  readonly side = new LmsSide(this.lms.api, standardsByName.scorm12, () => this.now);
  /** Moves with the test. */
  now = 0;

  constructor() {
    this.side.begin(['cmi.suspend_data', 'cmi.core.student_name']);
  }

  /** What the course's end hears: the answer, or the error that stands for a refusal. */
  call(method: string, ...values: string[]): unknown {
    try {
      return this.side.api[method]?.(...values);
    } catch (error) {
      return error;
    }
  }

  open(): unknown {
    return this.call('LMSInitialize', '');
  }

  get(element: string): unknown {
    return this.call('LMSGetValue', element);
  }

  set(element: string, value = 'x'): unknown {
    return this.call('LMSSetValue', element, value);
  }
}
