import type { RelayRecord } from '../../../src/records/relay/relay-record.ts';
import type { StandardName } from '../../../src/records/relay/protocol.ts';
import type { OpenedRecord } from '../../../src/session/learning-record.ts';
import { DispatchedCourse } from '../../hosts/dispatched.ts';
import type { WindowHandle } from '../../hosts/frames.ts';
import type { HostMode } from '../../hosts/host.ts';
import type { LmsCall } from '../../hosts/personality.ts';
import { withBehaviours } from '../../hosts/personality.ts';
import type { StrictLms } from '../../hosts/strict-lms.ts';
import { strict12 } from '../../hosts/strict12.ts';
import { strict2004 } from '../../hosts/strict2004.ts';
import type { Buffered } from '../../contracts/buffered.ts';

/** A dispatched course over an LMS to the letter, but for what a test has it refuse or answer. */
export class OddLms {
  readonly host: StrictLms;
  readonly standard: StandardName;
  /** What reaches the LMS, e.g. `set cmi.exit=suspend`. */
  calls: string[] = [];
  /** The code with which the LMS refuses a call; undefined where it takes it. */
  refusal: (passing: LmsCall) => string | undefined = () => undefined;
  /** What it answers of its own; undefined where it does as the standard says. */
  answer: (passing: LmsCall) => string | undefined = () => undefined;
  #course: DispatchedCourse | undefined;

  constructor(standard: StandardName) {
    this.standard = standard;
    this.host = standard === 'scorm12' ? strict12() : strict2004();
  }

  get course(): DispatchedCourse {
    if (!this.#course) throw new Error('Nothing was launched.');
    return this.#course;
  }

  /** A launch, after whatever was open has died. */
  async launch(mode?: HostMode): Promise<Buffered<RelayRecord>> {
    this.#course?.kill();
    let code: string | undefined;
    const odd = withBehaviours(this.host, 'odd', () => (passing) => {
      const { verb, element, value, next } = passing;
      if (verb === 'last error') return code ?? next();
      this.calls.push(verb === 'set' ? `set ${element}=${value}` : `${verb} ${element}`.trim());
      code = this.refusal(passing);
      const refused = verb === 'get' ? '' : 'false';
      return this.answer(passing) ?? (code === undefined ? next() : refused);
    });
    this.#course = new DispatchedCourse(this.standard, odd.launch(mode));
    return this.#course.record();
  }

  /** A launch, and the record open. */
  async open(
    mode?: HostMode,
  ): Promise<{ readonly record: Buffered<RelayRecord>; readonly opened: OpenedRecord }> {
    const record = await this.launch(mode);
    return { record, opened: await record.open() };
  }

  /** Of what reached the LMS, the calls that begin like this. */
  callsTo(start: string): string[] {
    return this.calls.filter((call) => call.startsWith(start));
  }

  /** How many questions the course has asked the package, from now on. */
  questions(): () => number {
    const parent = this.course.inner.parent as WindowHandle;
    const { postMessage } = parent;
    let asked = 0;
    parent.postMessage = (message, to) => {
      if ((message as { relay?: string }).relay === 'ask') asked += 1;
      postMessage(message, to);
    };
    return () => asked;
  }

  kill(): void {
    this.#course?.kill();
    this.host.kill();
  }
}

/** Until the messages that are under way have arrived: each takes a turn of the event loop, as does its answer. */
export async function arrived(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => void setImmediate(resolve));
}
