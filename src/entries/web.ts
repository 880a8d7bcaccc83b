import type { FoundRecord } from '../player/boot.ts';
import { boot } from '../player/boot.ts';
import { isDispatched } from '../records/relay/is-dispatched.ts';
import { aloneRecord } from './alone.ts';

/** The record on this device, and what the website offers beside it. */
async function webRecord(): Promise<FoundRecord> {
  // In the frame of an LMS's package, the record is that LMS's.
  if (isDispatched(location.hash)) return (await import('./dispatched.ts')).dispatchedRecord();
  const found = await aloneRecord();
  const keeps = found.notice === 'alone';
  return {
    ...found,
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
  const begin = document.getElementById('begin') as HTMLButtonElement;
  begin.addEventListener(
    'click',
    () => {
      void boot(webRecord);
      begin.click();
    },
    { once: true },
  );
} else void boot(webRecord);
