import { findBrowser, findShell } from '../run/browser.ts';

/**
 * What most tests run in: the headless shell, in which a context costs a third, else the browser. It has neither
 * settings of its own nor an installer: what needs those asks for `browserPath`.
 */
export async function testBrowserPath(): Promise<string> {
  process.env['COURSE_SHELL'] ??= (await findShell()) ?? '';
  return process.env['COURSE_SHELL'] || browserPath();
}

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
