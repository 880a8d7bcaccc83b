import { MemoryStore } from '../session/fakes.ts';
import type { Recorded } from './host.ts';
import { recordedOf, secondsOf } from './host.ts';
import { flat } from './scorm-again-host.ts';

/** The storage of a device, for a course without an LMS: it may be full, or refuse. */
export class WebDevice extends MemoryStore {
  /** Called for every write; returns whether to refuse it. */
  refuses: (key: string) => boolean = () => false;

  override setItem(key: string, value: string): void {
    if (this.refuses(key)) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    super.setItem(key, value);
  }

  /** The course's record. */
  recorded(courseId: string): Recorded {
    const text = this.getItem(`${courseId}:record`) ?? '{"cmi":{},"totalTime":""}';
    const { cmi, totalTime } = JSON.parse(text) as { cmi: object; totalTime: string };
    return recordedOf('1.2', flat(cmi, 'cmi'), secondsOf(totalTime));
  }
}
