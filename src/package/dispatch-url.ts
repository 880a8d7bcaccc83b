/** The address cannot be used for a framed course; the message says what to write instead. */
export class DispatchUrlError extends Error {
  override readonly name = 'DispatchUrlError';
}

const example = 'npm run dispatch -- --url https://courses.example.org/allyship/';

/**
 * The address of the hosted course for the packages' frame: a folder ends with a slash.
 *
 * @throws {DispatchUrlError} if no LMS could show it, or the course would not find its files
 */
export function hostedAt(text: string | undefined): URL {
  if (text === undefined || text.trim() === '') {
    throw new DispatchUrlError(`Say where the course is hosted, for example:\n  ${example}`);
  }
  const url = parsed(text.trim());
  const { protocol, hostname, username, password, search, hash, pathname } = url;
  if (protocol !== 'https:' && protocol !== 'http:') {
    throw new DispatchUrlError(`“${text}” is no web address. It has to begin with https://.`);
  }
  if (protocol === 'http:' && !isLocal(hostname)) {
    throw new DispatchUrlError(
      `“${text}” is http, and no LMS on https would show it. Host the course on https; http is for trying out on this machine only.`,
    );
  }
  if (username !== '' || password !== '') {
    throw new DispatchUrlError(
      `“${text}” holds a user name or password, which everybody could read in the package.`,
    );
  }
  if (search !== '' || hash !== '') {
    throw new DispatchUrlError(
      `“${text}” goes on after the path, with ${search || hash}. Leave that out: the package adds what it needs.`,
    );
  }
  const last = pathname.split('/').at(-1) ?? '';
  if (last !== '' && !/\.html?$/i.test(last)) url.pathname += '/';
  return url;
}

function parsed(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new DispatchUrlError(
      `“${text}” is no web address. Write it out in full, for example:\n  ${example}`,
    );
  }
}

const isLocal = (hostname: string): boolean =>
  /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
