import type { FoundRecord } from '../player/boot.ts';
import { diagnosisOf } from '../records/diagnosis.ts';
import { readDispatch } from '../records/relay/launch.ts';
import { LmsLink } from '../records/relay/lms-link.ts';
import { recordedStandards } from '../records/relay/recorded-standards.ts';
import { RelayRecord } from '../records/relay/relay-record.ts';
import { standardsByName } from '../records/relay/standards.ts';
import { RecordError } from '../session/learning-record.ts';

/**
 * The record of the LMS whose package frames this page (`npm run dispatch`).
 *
 * @throws {RecordError} if the address is invalid, or no package frames the page
 */
export async function dispatchedRecord(): Promise<FoundRecord> {
  const { version, standard, origin } = readDispatch(location.hash);
  if (version === undefined || standard === undefined || origin === undefined)
    throw new RecordError('The address is not one that a package makes.');
  if (window.parent === window) throw new RecordError('A package’s address was opened outside of a package.');
  const recorded = recordedStandards[standard];
  const link = await LmsLink.open({ version, standard, origin }, recorded.reads, window);
  const record = new RelayRecord(link, recorded, standardsByName[standard].names);
  return { record, diagnose: () => diagnosisOf(`${recorded.name}, dispatched`, origin, record.log) };
}
