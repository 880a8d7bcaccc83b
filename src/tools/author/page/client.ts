import type { Change } from '../dev/course-state.ts';
import { AuthorBar } from './author-bar.ts';
import { DropDocument } from './drop-document.ts';
import { EditMode } from './edit/edit-mode.ts';
import { renewToken } from './edit/send.ts';
import { whileLeftAlone } from './made.ts';
import { PackageDialog } from './package/package-dialog.ts';
import { ProblemsPanel } from './problems-panel.ts';
import { SettingsDialog } from './settings/settings-dialog.ts';

/** Asks the server for changes, one request after the other, and brings each onto the page. */
const panel = new ProblemsPanel();
panel.show([]);
document.body.append(panel);

const bar = new AuthorBar();
// First, because the code below already shows messages in it.
document.body.prepend(bar);
const edit = new EditMode(bar);
const settings = new SettingsDialog();
settings.onSaved = (words) => edit.written(words);
const made = document.querySelector<HTMLMetaElement>('meta[name="course-file"]');
const shownCourse = made?.content ?? '';
bar.add('Settings', () => void settings.open(shownCourse));
const packages = new PackageDialog();
bar.add('Get the package', () => void packages.open(shownCourse));
const dropped = new DropDocument();
bar.add('Import', () => dropped.choose());
document.body.append(settings, packages, dropped);

addEventListener('beforeunload', (event) => {
  if (edit.isDirty || settings.isDirty) event.preventDefault();
});

const goOnKey = 'dev:go-on';
interface BeforeReload {
  readonly top: number;
  readonly hasBegun: boolean;
  /** The last message in the bar. */
  readonly said: string;
}

/** After a reload: goes back to where the author was, as Resume does, and scrolls as far down the page. */
const kept = sessionStorage.getItem(goOnKey);
if (kept !== null) {
  sessionStorage.removeItem(goOnKey);
  const { top, hasBegun, said } = JSON.parse(kept) as BeforeReload;
  if (said !== '') bar.tell(said);
  if (hasBegun) {
    // The title changes once the screen is there.
    const shown = new MutationObserver(() => {
      shown.disconnect();
      // Wait until the course has scrolled to the top of the screen itself.
      setTimeout(() => scrollDown(top), 100);
    });
    shown.observe(document.head, { subtree: true, childList: true, characterData: true });
    document.getElementById('begin')?.click();
  } else scrollDown(top);
}

/** Keeps scrolling while the page grows to its full length, unless the author goes elsewhere. */
function scrollDown(top: number): void {
  const until = whileLeftAlone();
  const step = (): void => {
    if (until.aborted) return;
    window.scrollTo(0, top);
    requestAnimationFrame(step);
  };
  step();
}

/** Reloads once nothing is being written and no dialog is open: a reload would lose what was entered. */
function loadAgain(): void {
  if (edit.isBusy || settings.isOpen || packages.isOpen || dropped.isBusy)
    return void setTimeout(loadAgain, 500);
  const hasBegun = document.querySelector('course-player') !== null;
  const now: BeforeReload = { top: window.scrollY, hasBegun, said: bar.said };
  sessionStorage.setItem(goOnKey, JSON.stringify(now));
  edit.keepPlace();
  // Until the new page is there, this one must take no input: it would be lost.
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
  // A lesson that is not loaded yet will come in its new version anyway.
  const loaded = lessons.filter((id) => customElements.get(`lesson-${id}`));
  await Promise.all(loaded.map((id) => import(`/course/${edit.folder}/${id}.js?${version}`)));
  await edit.follow(version, loaded);
}

async function listen(): Promise<void> {
  let { run = '' } = made?.dataset ?? {};
  let version = Number(made?.dataset['version']);
  // The first request is answered at once: with the open problems and what was saved while the page was loading.
  let when = '?now';
  for (;;) {
    try {
      const response = await fetch(`/changes/${run}/${version}${when}`, { cache: 'no-store' });
      const change = (await response.json()) as Change;
      // A new server: take its token first, so that what is being written can still be saved before the reload.
      if (change.run !== run) await renewToken();
      if (change.run !== run || change.version !== version) await bring(change);
      else if (when !== '') panel.show(change.problems);
      ({ run, version } = change);
      when = '';
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

void listen();
