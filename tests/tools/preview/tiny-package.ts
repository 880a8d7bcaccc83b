import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { tinCanXml } from '../../../src/package/tincan.ts';
import { courseStructure } from '../../../src/package/course-structure.ts';

const versions = {
  scorm12: '1.2',
  'scorm2004-4th': '2004 4th Edition',
} as const;

export type TinyName = keyof typeof versions;

/** A folder of its own in the system's place for such; `remove` takes it away. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'embedded-lms-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A SCORM package of two files whose course does what its buttons say. */
export function tinyZip(name: TinyName, title = 'A tiny course'): Uint8Array {
  const manifest = `<?xml version="1.0"?>
<manifest identifier="tiny" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>${versions[name]}</schemaversion></metadata>
  <organizations default="org"><organization identifier="org"><title>${title}</title>
    <item identifier="item" identifierref="sco"><title>${title}</title></item></organization></organizations>
  <resources><resource identifier="sco" type="webcontent" adlcp:scormtype="sco" href="start.html">
    <file href="start.html"/><file href="course.js"/></resource></resources>
</manifest>`;
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
<h1>${title}</h1><p id="entry"></p><p id="who"></p><p id="answer"></p><p id="took"></p>
<button id="pass">Pass</button><button id="note">Note</button><button id="wrong">Wrong call</button>
<button id="commit">Commit</button><button id="much">Too much</button>
<button id="load">Load</button><button id="exit">Exit</button><script src="course.js"></script>`;
  const course = name === 'scorm12' ? course12 : course2004;
  const files = { 'imsmanifest.xml': manifest, 'start.html': page, 'course.js': course };
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}

/** A cmi5 package whose course says nothing. */
export function tinyCmi5(): Uint8Array {
  const structure = courseStructure({
    id: 'tiny',
    version: '1.0.0',
    title: 'A tiny course',
    description: 'Tiny.',
    language: 'en-GB',
    rules: { completion: 'viewed-and-passed', passMark: 0.8 },
  });
  const page = '<!doctype html><html lang="en"><title>Tiny</title><h1>Tiny</h1>';
  return zipSync({ 'cmi5.xml': strToU8(structure), 'index.html': strToU8(page) });
}

/** An xAPI package whose course says nothing. */
export function tinyXapi(): Uint8Array {
  const course = {
    id: 'tiny',
    version: '1.0.0',
    title: 'A tiny course',
    description: 'Tiny.',
    language: 'en-GB',
  };
  const page = '<!doctype html><html lang="en"><title>Tiny</title><h1>Tiny</h1>';
  return zipSync({ 'tincan.xml': strToU8(tinCanXml(course)), 'index.html': strToU8(page) });
}

/** Writes the packages as a build would, the web site too. */
export function writePackages(folder: string): void {
  for (const name of Object.keys(versions) as TinyName[]) {
    writeFileSync(join(folder, `tiny-${name}.zip`), tinyZip(name));
  }
  mkdirSync(join(folder, 'web'));
  writeFileSync(
    join(folder, 'web', 'index.html'),
    '<!doctype html><title>A tiny site</title><h1>A tiny site</h1>',
  );
}

const course12 = `
const api = parent.API;
api.LMSInitialize('');
document.querySelector('#entry').textContent =
  api.LMSGetValue('cmi.core.entry') + '|' + api.LMSGetValue('cmi.core.lesson_mode') + '|' +
  api.LMSGetValue('cmi.suspend_data');
if (api.LMSGetValue('cmi.core.lesson_status') === 'not attempted') {
  api.LMSSetValue('cmi.core.lesson_status', 'incomplete');
}
api.LMSSetValue('cmi.core.exit', 'suspend');
api.LMSCommit('');
let over = false;
const on = (id, run) => document.querySelector(id).addEventListener('click', run);
const say = (text) => (document.querySelector('#answer').textContent = text);
on('#load', () => {
  fetch('course.js').then(() => say('loaded'), () => say('not loaded'));
});
on('#pass', () => {
  api.LMSSetValue('cmi.core.score.min', '0');
  api.LMSSetValue('cmi.core.score.max', '100');
  api.LMSSetValue('cmi.core.score.raw', '90');
  api.LMSSetValue('cmi.core.lesson_status', 'passed');
  api.LMSSetValue('cmi.core.session_time', '0000:01:05');
  api.LMSSetValue('cmi.objectives.0.id', 'first-lesson');
  api.LMSSetValue('cmi.objectives.0.status', 'completed');
  api.LMSSetValue('cmi.interactions.0.id', 'first-question');
  api.LMSSetValue('cmi.interactions.0.type', 'choice');
  api.LMSSetValue('cmi.interactions.0.student_response', 'a,c');
  api.LMSSetValue('cmi.interactions.0.correct_responses.0.pattern', 'a,b');
  api.LMSSetValue('cmi.interactions.0.result', 'wrong');
  api.LMSSetValue('cmi.interactions.0.time', '10:11:12');
  api.LMSSetValue('cmi.interactions.0.latency', '0000:00:07');
  api.LMSCommit('');
});
on('#note', () => api.LMSSetValue('cmi.suspend_data', 'a note'));
on('#much', () => say(api.LMSSetValue('cmi.suspend_data', 'x'.repeat(4097))));
on('#commit', () => {
  const begun = performance.now();
  say(api.LMSCommit('') + ' ' + api.LMSGetLastError());
  document.querySelector('#took').textContent = Math.ceil(performance.now() - begun);
});
document.querySelector('#who').textContent =
  api.LMSGetValue('cmi.core.student_name') + '|' + api.LMSGetValue('cmi.student_preference.language') + '|' +
  api.LMSGetValue('cmi.core.credit');
on('#wrong', () => api.LMSSetValue('cmi.core.lesson_status', 'nonsense'));
const finish = () => { if (!over) { over = true; api.LMSFinish(''); } };
on('#exit', finish);
addEventListener('pagehide', finish);
`;

const course2004 = `
const api = parent.API_1484_11;
api.Initialize('');
document.querySelector('#entry').textContent =
  api.GetValue('cmi.entry') + '|' + api.GetValue('cmi.mode') + '|' +
  (api.GetValue('cmi.entry') === 'resume' ? api.GetValue('cmi.location') : '');
api.SetValue('cmi.completion_status', 'incomplete');
api.SetValue('cmi.exit', 'suspend');
api.Commit('');
let over = false;
const on = (id, run) => document.querySelector(id).addEventListener('click', run);
const say = (text) => (document.querySelector('#answer').textContent = text);
on('#load', () => {
  fetch('course.js').then(() => say('loaded'), () => say('not loaded'));
});
on('#pass', () => {
  api.SetValue('cmi.score.scaled', '0.9');
  api.SetValue('cmi.score.raw', '90');
  api.SetValue('cmi.success_status', 'passed');
  api.SetValue('cmi.completion_status', 'completed');
  api.SetValue('cmi.progress_measure', '0.75');
  api.SetValue('cmi.location', 'lesson/screen');
  api.SetValue('cmi.session_time', 'PT1M5S');
  api.SetValue('cmi.objectives.0.id', 'first-lesson');
  api.SetValue('cmi.objectives.0.completion_status', 'completed');
  api.SetValue('cmi.interactions.0.id', 'first-question');
  api.SetValue('cmi.interactions.0.type', 'choice');
  api.SetValue('cmi.interactions.0.timestamp', '2026-01-02T10:11:12');
  api.SetValue('cmi.interactions.0.correct_responses.0.pattern', 'a[,]b');
  api.SetValue('cmi.interactions.0.learner_response', 'a[,]b');
  api.SetValue('cmi.interactions.0.result', 'correct');
  api.SetValue('cmi.interactions.0.description', 'What is it?');
  api.SetValue('cmi.interactions.0.latency', 'PT7S');
  api.Commit('');
});
on('#note', () => api.SetValue('cmi.location', 'elsewhere'));
on('#much', () => say(api.SetValue('cmi.suspend_data', 'x'.repeat(64001))));
on('#commit', () => {
  const begun = performance.now();
  say(api.Commit('') + ' ' + api.GetLastError());
  document.querySelector('#took').textContent = Math.ceil(performance.now() - begun);
});
document.querySelector('#who').textContent =
  api.GetValue('cmi.learner_name') + '|' + api.GetValue('cmi.learner_preference.language') + '|' + api.GetValue('cmi.credit');
on('#wrong', () => api.SetValue('cmi.completion_status', 'nonsense'));
const finish = () => { if (!over) { over = true; api.Terminate(''); } };
on('#exit', () => { api.SetValue('cmi.exit', 'normal'); finish(); });
addEventListener('pagehide', finish);
`;
