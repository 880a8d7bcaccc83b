import type { Channel } from '../session/other-windows.ts';
import { OtherTabs, browserTraces, erase } from './erase.ts';
import type { Launch } from './surface.ts';
import { Updates, mayHaveWorker } from './updates.ts';

/** What a launch on the website has beside the course: an offline copy, updates, and the device's own panel in Help. */
export function accompany(launch: Launch): void {
  const { session, player, keeps } = launch;
  const courseId = player.course.id;
  const updates = new Updates();
  const goOn = `${courseId}:go-on`;

  const end = async (): Promise<void> => {
    // What says that all is erased can't be had any more once it is, where there is no connection.
    await Promise.allSettled([session.close('exit'), import('./erased.ts')]);
  };
  const channel = channelOf(`${courseId}:device`);
  const tabs = new OtherTabs(channel, end, showErased, courseId, browserTraces().stores);
  const eraseAll = async (): Promise<void> => {
    tabs.erasing();
    await Promise.all([end(), new Promise((resolve) => setTimeout(resolve, 500))]);
    player.notes.erase();
    // Whatever comes of it, the sessions of the other tabs have ended.
    await erase(courseId, browserTraces()).finally(() => tabs.erased());
    showErased();
  };

  const offerPanel = (help: HTMLElement): void =>
    void import('./device-panel.ts').then(
      ({ panelOf }) => panelOf(help, { ...launch, eraseAll, offline: () => updates.offline }),
      // Without it, Help is what it is in an LMS.
      () => undefined,
    );
  document.addEventListener('course-help', ({ target }) => offerPanel(target as HTMLElement));
  // Asked for before this script was there.
  const help = document.querySelector('help-dialog');
  if (help) offerPanel(help);

  const notice = (between: boolean): HTMLElement => {
    const element: HTMLElement = document.createElement('update-notice');
    element.addEventListener('course-update', () => {
      if (player.isConnected && !session.closed) remember(goOn);
      updates.accept();
    });
    return Object.assign(element, { launch, updates, between });
  };
  const offer = async (): Promise<void> => {
    await import('./update-notice.ts');
    player.append(notice(true));
    document.getElementById('notices')?.append(notice(false));
  };
  // Hardly ever needed, so that the first visit does not wait for it.
  updates.addEventListener('change', () => void offer().catch(() => undefined), { once: true });
  // An update was asked for in the middle of the course: back to the same place, without the start screen.
  if (recalled(goOn)) document.getElementById('begin')?.click();

  // Where the record ends with the visit, loading the page again would lose it.
  if (keeps && mayHaveWorker()) whenIdle(() => void updates.begin());
}

/** The start screen as new; without a connection there is nothing left to load, and the page says so. */
function showErased(): void {
  if (navigator.onLine) return location.replace(`${location.pathname}?erased`);
  void import('./erased.ts').then(({ tellErased }) => tellErased());
}

function channelOf(name: string): Channel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}

function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(act, { timeout: 10_000 });
  else setTimeout(act, 2000);
}

function remember(key: string): void {
  try {
    sessionStorage.setItem(key, '1');
  } catch {
    // Then the start screen comes first, with Resume.
  }
}

function recalled(key: string): boolean {
  try {
    const was = sessionStorage.getItem(key) !== null;
    sessionStorage.removeItem(key);
    return was;
  } catch {
    return false;
  }
}
