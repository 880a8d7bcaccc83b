import type { Asked, Cmi5Host, StoreFault } from '../hosts/cmi5-host.ts';
import type { Place } from './session-walk.ts';

/** Something that goes wrong with a record over cmi5 during a walk. */
export interface Fault {
  readonly name: string;
  /** Sets the injectedFaults of the n-th session. */
  readonly begins?: (host: Cmi5Host, session: number) => void;
  readonly halfway?: (
    host: Cmi5Host,
    session: number,
    place: Place,
  ) => ReturnType<NonNullable<Place['halfway']>>;
  readonly launch?: (host: Cmi5Host, tries: number) => ReturnType<Place['launch']>;
  /** The answers that such a store can have at the end. */
  readonly answers?: readonly string[];
  /** The allowed refusals of the store; by default that a document changed, after the answer to the change was lost. */
  readonly mayRefuse?: RegExp;
}

export const toStore = ({ url }: Asked): boolean => url.pathname.startsWith('/lrs/');
export const writes = (asked: Asked): boolean => toStore(asked) && asked.method !== 'GET';

/** Every n-th request of a kind fails. */
export function every(nth: number, kind: (asked: Asked) => boolean, wrong: StoreFault): StoreFault {
  let count = 0;
  return (asked) => (kind(asked) && ++count % nth === 0 ? wrong(asked) : undefined);
}

export const now = (injectedFaults: () => StoreFault): Pick<Fault, 'begins'> => ({
  begins: (host) => void (host.injectedFaults = injectedFaults()),
});
