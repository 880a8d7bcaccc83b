import { findBrowser } from '../run/browser.ts';

/**
 * The browser to test in. Looks once: what is found goes into the environment, where the workers find it.
 *
 * @throws where there is none, with a line on what to install
 */
export async function browserPath(): Promise<string> {
  const given = process.env['COURSE_BROWSER'];
  if (given) return given;
  const found = await findBrowser();
  if ('problem' in found) throw new Error(found.problem);
  process.env['COURSE_BROWSER'] = found.path;
  return found.path;
}
