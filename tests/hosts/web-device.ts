import { MemoryStore } from '../session/fakes.ts';
import type { Recorded } from './host.ts';
import { recordedOf, secondsOf } from './host.ts';
import { flat } from './scorm-again-host.ts';

/** A device's storage, as it is for a course that goes on alone: it may be full, or refuse. */
export class WebDevice extends MemoryStore {
  /** Asked at every write, and answers whether it is refused. */
  refuses: (key: string) => boolean = () => false;

  override setItem(key: string, value: string): void {
    if (this.refuses(key)) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    super.setItem(key, value);
  }

  /** What stands in the record of the course. */
  recorded(courseId: string): Recorded {
    const text = this.getItem(`${courseId}:record`) ?? '{"cmi":{},"totalTime":""}';
    const { cmi, totalTime } = JSON.parse(text) as { cmi: object; totalTime: string };
    return recordedOf('1.2', flat(cmi, 'cmi'), secondsOf(totalTime));
  }
}
