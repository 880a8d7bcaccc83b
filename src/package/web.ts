import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { localeWords } from '../compile/locale-words.ts';
import { escape } from './escape.ts';
import { joinedLicences } from './licences.ts';
import type { CourseIdentity, Files } from './package.ts';
import { bytesOf } from './package.ts';
import { iconFiles, webManifest } from './web-manifest.ts';
import { notKept, workerCode, workerOf } from './web-worker.ts';

const root = join(import.meta.dirname, '../..');

/**
 * The course as a static site: the page's files, a web app manifest with its icons, and a service worker that keeps the
 * course on the device, except large media.
 */
export async function web(files: Files, course: CourseIdentity): Promise<Files> {
  const icons = await Promise.all(
    iconFiles.map(async (name) => [name, await readFile(join(root, 'assets', name))] as const),
  );
  const worker = await workerOf(root);
  const site = new Map([...files, ...icons]);
  const icon = [...files.keys()].find((path) => /(^|\/)icon-[^/]*\.svg$/.test(path)) ?? '';
  const { privacy } = localeWords(root, course.locale ?? 'en').device;
  site.set('index.html', bytesOf(withPrivacy(withHead(text(files, 'index.html')), privacy)));
  site.set('manifest.webmanifest', bytesOf(webManifest(course, icon)));
  site.set('licences.txt', bytesOf(joinedLicences(text(files, 'licences.txt'), worker.licences)));
  // The system that installs the course fetches the icons itself.
  const large = notKept([...site.keys()], course.offlineMedia === true);
  const kept = new Map([...site].filter(([path]) => !iconFiles.includes(path) && !large.has(path)));
  return site.set('sw.js', bytesOf(workerCode(worker.code, kept)));
}

const text = (files: Files, path: string): string => new TextDecoder().decode(files.get(path));

const head = `<link rel="manifest" href="manifest.webmanifest">
<link rel="apple-touch-icon" href="icon-maskable-512.png">
</head>`;

/**
 * Makes the start screen say from the beginning that progress stays on this device. The words about an LMS are hidden:
 * `src/entries/web.ts` shows them if an LMS's package frames the website.
 */
function withPrivacy(html: string, privacy: string): string {
  const inLms = /<p id="privacy"([^>]*)>([^<]*)<\/p>/;
  if (!inLms.test(html)) throw new Error('index.html has no <p id="privacy"> to say where progress stays');
  return html.replace(
    inLms,
    (_, named: string, words: string) =>
      `<p data-privacy="device"${named.replace('privacy', 'devicePrivacy')}>${escape(privacy)}</p><p data-privacy="lms"${named} hidden>${words}</p>`,
  );
}

function withHead(html: string): string {
  if (!html.includes('</head>')) throw new Error('index.html has no </head> to put the manifest into');
  return html.replace('</head>', () => head);
}
