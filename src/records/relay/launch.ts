import type { StandardName } from './protocol.ts';
import { standards } from './protocol.ts';

/** What a package says of itself in the address that it frames the course at. */
export interface DispatchLaunch {
  /** Of the protocol. */
  readonly version: number;
  readonly standard: StandardName;
  /** The package's own origin: where the course writes to, and the only one it listens to. */
  readonly origin: string;
}

/**
 * The course's address for a package. A fragment, which reaches no server's log, and leaves one copy of the page
 * in every cache.
 */
export function launchAddress(url: string, { version, standard, origin }: DispatchLaunch): string {
  const fragment = new URLSearchParams({ dispatch: String(version), standard, origin });
  return `${url}#${fragment.toString()}`;
}

/** What the fragment says; undefined for what is missing or is not what it should be. */
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

/** The text where it is an http or https origin and nothing more. */
function originOf(text: string): string | undefined {
  try {
    if (new URL(text).origin === text && text.startsWith('http')) return text;
  } catch {
    // No address at all.
  }
  return undefined;
}
