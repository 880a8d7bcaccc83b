import type { Interaction } from '../../src/course/interaction.ts';
import type { Outcome } from '../../src/course/outcome.ts';
import type { AchievedResult } from '../../src/course/achieved-result.ts';
import { decodeSnapshot } from '../../src/course/snapshot-decode.ts';
import { snapshotKey } from '../../src/course/snapshot-parts.ts';
import { better, nothingAchieved } from '../../src/course/achieved-result.ts';
import { waitForApi } from '../../src/records/find-api.ts';
import { Scorm12Record } from '../../src/records/scorm12.ts';
import { Scorm2004Record } from '../../src/records/scorm2004.ts';
import type { LearningRecord } from '../../src/session/learning-record.ts';
import type { OpenedRecord } from '../../src/session/learning-record.ts';
import { RecordError, UnreadError } from '../../src/session/learning-record.ts';
import type { BehavingHost, Personality } from '../hosts/personality.ts';
import { framed } from '../hosts/windows.ts';
import { atOnce } from '../records/scripted-lms.ts';
import type { Buffered } from './buffered.ts';
import { buffered } from './buffered.ts';
import { begun, interaction, outcome } from './fixtures.ts';

/** How often an unconfirmed commit is retried before the learner continues without it. */
const mostTries = 8;

/** Makes the record over an API that was found. */
export type RecordOver = (api: object, edition: BehavingHost['edition']) => LearningRecord;

const recordOver: RecordOver = (api, edition) =>
  edition === '1.2' ? new Scorm12Record(api, atOnce) : new Scorm2004Record(api, atOnce);

interface Kept {
  readonly achieved: AchievedResult;
  readonly lessons: number;
}

/** A snapshot in the course's form, so that the record takes it for whole. */
function snapshotOf(kept: Kept): string {
  const body = `0!!!${JSON.stringify(kept)}!0!`;
  return `A${snapshotKey(body, 4)}${body}`;
}

function keptIn(snapshot: string): Kept | undefined {
  const json = decodeSnapshot(snapshot)?.fields[3];
  return json === undefined ? undefined : (JSON.parse(json) as Kept);
}

/**
 * A learner with a minimal session around the record: it retries, keeps unconfirmed work on the device, and
 * offers it at the next launch. It shows what a record becomes over an unusual LMS.
 */
export class Learner {
  readonly #over: RecordOver;
  readonly #host: BehavingHost;
  readonly #personality: Personality;
  #record: Buffered | undefined;
  #kept: Kept = { achieved: nothingAchieved, lessons: 0 };
  #location = '';
  #seconds = 0;
  #unconfirmed: Interaction[] = [];
  /** What the device keeps if the last commit was not confirmed. */
  #onDevice: Kept | undefined;
  /** The snapshot that each launch found. */
  readonly resumed: string[] = [];
  readonly refusals: RecordError[] = [];

  constructor(host: BehavingHost, personality: Personality, over: RecordOver = recordOver) {
    this.#over = over;
    this.#host = host;
    this.#personality = personality;
  }

  async launch(): Promise<void> {
    const is12 = this.#host.edition === '1.2';
    const name = is12 ? 'API' : 'API_1484_11';
    const around = (this.#personality.windows ?? framed)(this.#host.launch(), name);
    const found = await waitForApi(around, name, { later: (callback) => queueMicrotask(callback) });
    if (!found) throw new Error('No API was found.');
    this.#record = buffered(this.#over(found.api, this.#host.edition));
    const opened = await this.#open(this.#record);
    // As on the start screen: try again in the same launch, then launch again.
    if (!opened) return this.launch();
    this.resumed.push(opened.snapshot);
    const kept = keptIn(opened.snapshot);
    const all = [kept, this.#onDevice].filter((one) => one !== undefined);
    this.#kept = {
      achieved: all.map(({ achieved }) => fromJson(achieved)).reduce(better, opened.achieved),
      lessons: Math.max(0, ...all.map(({ lessons }) => lessons)),
    };
    this.#seconds = 0;
    this.#location = '';
    for (const answer of this.#unconfirmed) this.#record.answer(answer);
    this.#record.report({ ...begun, ...this.#kept.achieved });
    await this.#commit();
    this.#put();
    await this.#commit();
  }

  async finishLesson(answers: readonly string[], location: string): Promise<void> {
    this.#location = location;
    for (const id of answers) {
      this.#answer(interaction(id));
      await this.save();
    }
    this.#kept = { ...this.#kept, lessons: this.#kept.lessons + 1 };
    await this.save();
  }

  async takeCheck(
    score: number,
    achieved: Partial<AchievedResult>,
    answers: readonly string[],
  ): Promise<void> {
    this.#location = 'check/result';
    for (const id of answers) this.#answer(interaction(id, { weighting: 1 }));
    this.#kept = {
      ...this.#kept,
      achieved: better(this.#kept.achieved, { ...nothingAchieved, ...achieved, best: score }),
    };
    await this.save();
  }

  async save(): Promise<void> {
    this.#seconds += 10;
    this.#put();
    await this.#commit();
  }

  hide(): void {
    this.#host.leave();
  }

  kill(): void {
    this.#host.kill();
  }

  async close(reason: 'exit' | 'leaving'): Promise<void> {
    this.#put();
    try {
      await this.#record?.close(reason);
      this.#confirmed();
    } catch (error) {
      this.#refused(error);
    }
    await this.#record?.close(reason);
  }

  async #open(record: Buffered): Promise<OpenedRecord | undefined> {
    for (let tries = 0; tries < 2; tries++) {
      try {
        return await record.open();
      } catch (error) {
        if (!(error instanceof UnreadError)) throw error;
        this.refusals.push(error);
      }
    }
    await record.close('leaving');
    return undefined;
  }

  #answer(answer: Interaction): void {
    this.#unconfirmed.push(answer);
    this.#record?.answer(answer);
  }

  #put(): void {
    const { achieved, lessons } = this.#kept;
    const told: Outcome = { ...outcome(lessons), ...achieved };
    this.#record?.report(told);
    this.#record?.save({
      snapshot: snapshotOf(this.#kept),
      location: this.#location,
      sessionSeconds: this.#seconds,
      earlierSeconds: 0,
    });
  }

  async #commit(): Promise<void> {
    for (let tries = 0; tries < mostTries; tries++) {
      try {
        await this.#record?.commit();
        this.#confirmed();
        return;
      } catch (error) {
        this.#refused(error);
      }
    }
  }

  #confirmed(): void {
    this.#unconfirmed = [];
    this.#onDevice = undefined;
  }

  #refused(error: unknown): void {
    if (!(error instanceof RecordError)) throw error;
    this.refusals.push(error);
    this.#onDevice = this.#kept;
  }
}

function fromJson(achieved: AchievedResult): AchievedResult {
  return { ...achieved, best: achieved.best ?? undefined };
}
