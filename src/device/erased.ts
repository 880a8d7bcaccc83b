import { announce } from '../ui/announce.ts';
import { words } from '../locale/device-words.ts';
import { browserTraces, eraseCaches } from './erase.ts';

/** The start screen right after erasing. */
export async function welcomeErased(): Promise<void> {
  // A worker that was still filling its cache when it was told to go may have left some of it.
  await eraseCaches(browserTraces()).catch(() => undefined);
  const notice = Object.assign(document.createElement('p'), { className: 'notice' });
  notice.textContent = words.erase.done;
  document.getElementById('notices')?.append(notice);
  announce(words.erase.done);
  document.getElementById('begin')?.addEventListener('click', () => notice.remove(), { once: true });
}

/** Without a connection there is no start screen to go back to. */
export function tellErased(): void {
  const said = Object.assign(document.createElement('p'), { className: 'notice', tabIndex: -1 });
  said.textContent = words.erase.doneOffline;
  const main = document.createElement('main');
  main.append(said);
  document.body.replaceChildren(main);
  said.focus();
}
