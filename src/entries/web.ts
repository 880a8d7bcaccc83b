import type { FoundRecord } from '../player/boot.ts';
import { boot, sayThatModulesRun } from '../player/boot.ts';
import { isDispatched } from '../records/relay/is-dispatched.ts';
import { aloneRecord } from './alone.ts';

const privacy = document.querySelectorAll<HTMLElement>('[data-privacy]');

/** The record on this device, and what the website offers beside it. */
async function webRecord(): Promise<FoundRecord> {
  // In the frame of an LMS's package, the record is that LMS's.
  if (isDispatched(location.hash)) {
    for (const words of privacy) words.hidden = !words.hidden;
    return (await import('./dispatched.ts')).dispatchedRecord();
  }
  const { notice, ...found } = await aloneRecord();
  const keeps = notice === 'alone';
  return {
    ...found,
    // The start screen as built says that the progress stays here: nothing is to move under the reader.
    ...(notice && !(keeps && privacy.length > 0) && { notice }),
    begun: (session, player) =>
      void import('../device/accompany.ts').then(
        ({ accompany }) => accompany({ session, player, keeps }),
        // The course itself is there; the rest comes with the next visit.
        () => undefined,
      ),
  };
}

if (location.search === '?erased') {
  // Nothing is opened, and so nothing kept, before the learner begins again.
  history.replaceState(null, '', location.pathname);
  void import('../device/erased.ts').then(({ welcomeErased }) => welcomeErased());
  sayThatModulesRun();
  document.getElementById('begin')?.addEventListener('click', () => void boot(webRecord), { once: true });
} else void boot(webRecord);
