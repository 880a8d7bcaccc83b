import { announce } from '../ui/announce.ts';
import { words } from '../locale/device-words.ts';
import { browserFeatures, eraseCaches } from './erase.ts';

/** Shows the confirmation on the start screen after erasing. */
export async function welcomeErased(): Promise<void> {
  // A worker that was still filling its cache when it was unregistered may have left part of it.
  await eraseCaches(browserFeatures()).catch(() => undefined);
  const notice = Object.assign(document.createElement('p'), { className: 'notice' });
  notice.textContent = words.erase.done;
  document.getElementById('notices')?.append(notice);
  announce(words.erase.done);
  document.getElementById('begin')?.addEventListener('click', () => notice.remove(), { once: true });
}

/** Replaces the page by the confirmation: without a connection, the start screen cannot be loaded. */
export function tellErased(): void {
  const said = Object.assign(document.createElement('p'), { className: 'notice', tabIndex: -1 });
  said.textContent = words.erase.doneOffline;
  const main = document.createElement('main');
  main.append(said);
  document.body.replaceChildren(main);
  said.focus();
}
