import type { StandardName } from './protocol.ts';
import { standards } from './protocol.ts';

/** The values that a package puts into the address at which it frames the course. */
export interface DispatchLaunch {
  /** The version of the protocol. */
  readonly version: number;
  readonly standard: StandardName;
  /** The package's own origin: the course sends messages only to it and accepts them only from it. */
  readonly origin: string;
}

/**
 * The course's address for a package. The values are in the fragment, which reaches no server's log and does not split
 * caches.
 */
export function launchAddress(url: string, { version, standard, origin }: DispatchLaunch): string {
  const fragment = new URLSearchParams({ dispatch: String(version), standard, origin });
  return `${url}#${fragment.toString()}`;
}

/** The values in the fragment; undefined for any that is missing or invalid. */
export function readDispatch(hash: string): {
  readonly [K in keyof DispatchLaunch]: DispatchLaunch[K] | undefined;
} {
  const given = new URLSearchParams(hash.slice(1));
  const version = given.get('dispatch') ?? '';
  return {
    version: /^[1-9]\d{0,5}$/.test(version) ? Number(version) : undefined,
    standard: standards.find((name) => name === given.get('standard')),
    origin: originOf(given.get('origin') ?? ''),
  };
}

/** The text if it is an http or https origin and nothing more. */
function originOf(text: string): string | undefined {
  try {
    if (new URL(text).origin === text && text.startsWith('http')) return text;
  } catch {
    // Not an address.
  }
  return undefined;
}
