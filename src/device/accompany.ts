// It replaces the player's words about a learning system.
import '../locale/device-words.ts';
import type { Channel } from '../session/other-windows.ts';
import { OtherTabs, browserFeatures, erase } from './erase.ts';
import type { DeviceLaunch } from './surface.ts';
import { Updates, mayHaveWorker } from './updates.ts';

/** Adds what the website offers beyond the course: an offline copy, updates, and the device panel in Help. */
export function accompany(launch: DeviceLaunch): void {
  const { session, player, keeps } = launch;
  const courseId = player.course.id;
  const updates = new Updates();
  const goOn = `${courseId}:go-on`;

  const end = async (): Promise<void> => {
    // Loads the confirmation now: after erasing, it cannot be loaded without a connection.
    await Promise.allSettled([session.close('exit'), import('./erased.ts')]);
  };
  const channel = channelOf(`${courseId}:device`);
  const tabs = new OtherTabs(channel, end, showErased, courseId, browserFeatures().stores);
  const eraseAll = async (): Promise<void> => {
    tabs.erasing();
    await Promise.all([end(), new Promise((resolve) => setTimeout(resolve, 500))]);
    player.notes.erase();
    // Whatever the result, the sessions of the other tabs have ended.
    await erase(courseId, browserFeatures()).finally(() => tabs.erased());
    showErased();
  };

  const offerPanel = (help: HTMLElement): void =>
    void import('./device-panel.ts').then(
      ({ panelOf }) => panelOf(help, { ...launch, eraseAll, offline: () => updates.offline }),
      // Without the panel, Help is the same as in an LMS.
      () => undefined,
    );
  document.addEventListener('course-help', ({ target }) => offerPanel(target as HTMLElement));
  // Help may have been opened before this script had loaded.
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
  // Rarely needed, so the first visit does not load it.
  updates.addEventListener('change', () => void offer().catch(() => undefined), { once: true });
  // The learner accepted an update during the course: returns to the same place, without the start screen.
  if (recalled(goOn)) document.getElementById('begin')?.click();

  // If the record ends with the visit, an update's reload would lose it.
  if (keeps && mayHaveWorker()) whenIdle(() => void updates.begin());
}

/** Shows the start screen; without a connection it cannot be loaded, and the page only confirms the erasing. */
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
