import type { FoundRecord } from '../player/boot.ts';
import { boot, sayThatModulesRun } from '../player/boot.ts';
import { isDispatched } from '../records/relay/is-dispatched.ts';
import { aloneRecord } from './alone.ts';

const privacy = document.querySelectorAll<HTMLElement>('[data-privacy]');

/** The record on this device, and the website's additional features. */
async function webRecord(): Promise<FoundRecord> {
  // In the frame of a package, the record is the LMS's.
  if (isDispatched(location.hash)) {
    for (const words of privacy) words.hidden = !words.hidden;
    return (await import('./dispatched.ts')).dispatchedRecord();
  }
  const { notice, ...found } = await aloneRecord();
  const keeps = notice === 'alone';
  return {
    ...found,
    // The start screen as built says that the progress stays here: an extra notice would only shift the text.
    ...(notice && !(keeps && privacy.length > 0) && { notice }),
    begun: (session, player) =>
      void import('../device/accompany.ts').then(
        ({ accompany }) => accompany({ session, player, keeps }),
        // The course works without it; the next visit tries again.
        () => undefined,
      ),
  };
}

if (location.search === '?erased') {
  // The record is not opened, and so nothing is kept, before the learner begins again.
  history.replaceState(null, '', location.pathname);
  void import('../device/erased.ts').then(({ welcomeErased }) => welcomeErased());
  sayThatModulesRun();
  document.getElementById('begin')?.addEventListener('click', () => void boot(webRecord), { once: true });
} else void boot(webRecord);
