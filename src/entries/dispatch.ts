import { languageFor } from '../course/languages.ts';
import type { DispatchNotice } from '../dispatch/dispatch.ts';
import { Dispatch } from '../dispatch/dispatch.ts';
import { standards } from '../records/relay/protocol.ts';

// The page of the small package for an LMS: `npm run dispatch`. It shows the course, or one of its notices.
const frame = document.getElementById('course') as HTMLIFrameElement;
// The page has its text in every language. Until the course is shown, only the browser's preference is known.
const inLanguages = [...document.querySelectorAll<HTMLElement>('[data-title]')];
const languages = inLanguages.map(({ lang }) => ({ locale: lang, language: lang, name: '' }));
const preferred = navigator.languages.map((tag) => languageFor(tag, languages)).find(Boolean);
const spoken = inLanguages.find(({ lang }) => lang === preferred?.language) ?? inLanguages[0];
for (const one of inLanguages) one.hidden = one !== spoken;
if (spoken) {
  const { lang, dir, dataset } = spoken;
  Object.assign(document.documentElement, { lang, dir });
  document.title = frame.title = dataset['title'] ?? '';
}
const notices = [...(spoken?.querySelectorAll<HTMLElement>('[data-notice]') ?? [])];

function show(notice: DispatchNotice | undefined): void {
  frame.hidden = notice !== undefined;
  for (const element of notices) element.hidden = element.dataset['notice'] !== notice;
  notices
    .find((element) => !element.hidden)
    ?.querySelector('h1')
    ?.focus();
}

const again = (): void => location.reload();
for (const button of document.querySelectorAll('[data-again]')) {
  button.addEventListener('click', again);
}

show(undefined);
const { url = '', standard } = frame.dataset;
const name = standards.find((each) => each === standard) ?? 'scorm12';
new Dispatch(
  { url, standard: name },
  {
    window,
    frame,
    show,
    later: (callback, ms) => setTimeout(callback, ms),
    again,
    now: () => performance.now(),
  },
).start();
// Last: if something fails before, the notice that scripts don't run stays.
document.documentElement.className = 'watched';
