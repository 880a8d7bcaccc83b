import './drop-document.ts';
import type { Change } from '../dev/course-state.ts';
import { AuthorBar } from './author-bar.ts';
import { EditMode } from './edit/edit-mode.ts';
import { PackageDialog } from './package/package-dialog.ts';
import { ProblemsPanel } from './problems-panel.ts';
import { SettingsDialog } from './settings/settings-dialog.ts';

/** Asks the server for changes, one request after the other, and brings each onto the page. */
const panel = new ProblemsPanel();
panel.show([]);
document.body.append(panel);

const bar = new AuthorBar();
// First of all: what follows already tells something in it.
document.body.prepend(bar);
const edit = new EditMode(bar);
const settings = new SettingsDialog();
const say = (words: string): void => bar.tell(words);
settings.onSaved = (words) => {
  say(words);
  edit.canUndo = true;
};
const shownCourse = document.querySelector<HTMLMetaElement>('meta[name="course-file"]')?.content ?? '';
bar.add('Settings', () => void settings.open(shownCourse));
const packages = new PackageDialog();
bar.add('Get the package', () => void packages.open(shownCourse));
document.body.append(settings, packages);

const goOnKey = 'dev:go-on';

/** After a reload: back to where the author was, as Resume does it, and as far down the page. */
const kept = sessionStorage.getItem(goOnKey);
if (kept !== null) {
  sessionStorage.removeItem(goOnKey);
  const { top, hasBegun } = JSON.parse(kept) as { readonly top: number; readonly hasBegun: boolean };
  if (hasBegun) {
    // The title changes when the screen is there.
    const shown = new MutationObserver(() => {
      shown.disconnect();
      // After the course has begun at the top of it.
      setTimeout(() => scrollDown(top), 100);
    });
    shown.observe(document.head, { subtree: true, childList: true, characterData: true });
    document.getElementById('begin')?.click();
  } else scrollDown(top);
}

/** While the page finds its length, unless the author goes elsewhere. */
function scrollDown(top: number): void {
  const left = new AbortController();
  const until = AbortSignal.any([left.signal, AbortSignal.timeout(2000)]);
  for (const type of ['wheel', 'pointerdown', 'keydown', 'touchstart'])
    addEventListener(type, () => left.abort(), { signal: until, capture: true, passive: true });
  const step = (): void => {
    if (until.aborted) return;
    window.scrollTo(0, top);
    requestAnimationFrame(step);
  };
  step();
}

/** Once nothing is being written, or entered in the settings, that would be lost. */
function loadAgain(): void {
  if (edit.isBusy || settings.isDirty) return void setTimeout(loadAgain, 500);
  const hasBegun = document.querySelector('course-player') !== null;
  sessionStorage.setItem(goOnKey, JSON.stringify({ top: window.scrollY, hasBegun }));
  edit.keepPlace();
  // What is pressed until the new page is there would be lost with this one.
  document.body.inert = true;
  location.reload();
}

async function bring({ version, reload, lessons, style, problems }: Change): Promise<void> {
  panel.show(problems);
  if (reload) return loadAgain();
  if (style) {
    for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'))
      link.href = `theme.css?${version}`;
  }
  // One that was not loaded yet will come in its new version anyway.
  const loaded = lessons.filter((id) => customElements.get(`lesson-${id}`));
  await Promise.all(loaded.map((id) => import(`/course/${edit.folder}/${id}.js?${version}`)));
  await edit.follow(version, loaded);
}

async function listen(): Promise<void> {
  let version = -1;
  for (;;) {
    try {
      const response = await fetch(`/changes/${version}`, { cache: 'no-store' });
      const change = (await response.json()) as Change;
      // The first answer says where things stand; so does one after the server was begun anew.
      if (version < 0) panel.show(change.problems);
      else if (change.version < version || change.version > version + 1) loadAgain();
      else if (change.version > version) await bring(change);
      version = change.version;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

void listen();
