import type { CallLog } from '../call-log.ts';
import type { XapiEnvironment } from '../xapi/xapi-environment.ts';
import { XapiRecord } from '../xapi/xapi-record.ts';
import type { Cmi5Launch } from './launch.ts';
import { openSession } from './open-session.ts';

/** The record over a learning record store, as cmi5 (Quartz, 1st edition) has it. */
export class Cmi5Record extends XapiRecord {
  constructor(launch: Cmi5Launch, environment: XapiEnvironment, log?: CallLog) {
    super(launch, environment, (calls, merge) => openSession(launch, environment, calls, merge), log);
  }
}
