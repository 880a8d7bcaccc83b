import type { ScormStandard } from '../package-info.ts';
import type { Personality } from './personality.ts';
import { ask } from './record-client.ts';

/** What can be made to go wrong. All off is an LMS on a good day. */
export interface Faults {
  /** Commit and Finish are refused, and nothing is stored. */
  readonly refuseCommits: boolean;
  /** Commit and Finish answer “true”, and nothing is stored: what some LMSs do while a page is closing. */
  readonly loseCommits: boolean;
  /** Every call takes a quarter of a second. */
  readonly slow: boolean;
  /** The network is away: nothing can be committed, and the course can load nothing more. */
  readonly offline: boolean;
  /** Every call is answered as after the end of the session. */
  readonly expired: boolean;
  /** The limits of the specification are kept where scorm-again is laxer. */
  readonly strict: boolean;
  /** As which LMS calls are answered. */
  readonly personality: Personality;
}

export const noFaults: Faults = {
  refuseCommits: false,
  loseCommits: false,
  slow: false,
  offline: false,
  expired: false,
  strict: true,
  personality: 'plain',
};

/** Milliseconds that a call takes when answers are slow. */
export const slowness = 250;

export interface Fault {
  readonly answer: string;
  readonly error: string;
  readonly errorText: string;
}

/** What a call is answered instead of the truth; undefined where the runtime answers. */
export function faultOf(
  faults: Faults,
  standard: ScormStandard,
  method: string,
  element: string,
  value: string,
): Fault | undefined {
  const stores = method === 'Commit' || method === 'Finish' || method === 'Terminate';
  if (faults.expired) return expired(standard, method);
  if (stores && faults.offline) return notStored(standard, 'The network is away');
  if (stores && faults.refuseCommits) return notStored(standard, 'Refused by the test bench');
  if (faults.strict && standard === 'scorm12' && method === 'SetValue') return tooMuch(element, value);
  return undefined;
}

/** SCORM 1.2 has no error of its own for a commit that failed: 101 is "General exception". */
export function notStored(standard: ScormStandard, errorText: string): Fault {
  return { answer: 'false', error: standard === 'scorm12' ? '101' : '391', errorText };
}

function expired(standard: ScormStandard, method: string): Fault | undefined {
  const codes: Readonly<Record<string, string>> = {
    Initialize: '104',
    GetValue: '123',
    SetValue: '133',
    Commit: '143',
    Terminate: '113',
  };
  if (method.startsWith('Get') && method !== 'GetValue') return undefined;
  const error = standard === 'scorm12' ? '301' : (codes[method] ?? '101');
  return { answer: method === 'GetValue' ? '' : 'false', error, errorText: 'The session has expired' };
}

/** SCORM 1.2 RTE 3.4: what scorm-again 3.4 lets through. */
function tooMuch(element: string, value: string): Fault | undefined {
  const refuse = (errorText: string): Fault => ({ answer: 'false', error: '405', errorText });
  if (element === 'cmi.suspend_data' && value.length > 4096) {
    return refuse(`Suspend data of ${value.length} characters; SCORM 1.2 allows 4,096`);
  }
  if (element === 'cmi.core.lesson_location' && value.length > 255) {
    return refuse(`A location of ${value.length} characters; SCORM 1.2 allows 255`);
  }
  if (/^cmi\.(?:interactions|objectives)\.\d+\.id$/.test(element) && !/^[\x21-\x7e]{1,255}$/.test(value)) {
    return refuse('An identifier has 1 to 255 characters and no spaces');
  }
  return undefined;
}

/** Tells the server what of this is its part: what the course asks of it, rather than of the API. */
export async function sendFaults(launch: string, faults: Faults): Promise<void> {
  if (launch === '') return;
  const headers = { 'Content-Type': 'application/json' };
  await ask(`/faults/${launch}`, { method: 'PUT', headers, body: JSON.stringify(faults) });
}
