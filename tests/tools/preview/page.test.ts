import { describe, expect, it } from 'vitest';
import { readCourseUnit } from '../../../src/tools/preview/lrs/course-unit.ts';
import { readManifest } from '../../../src/tools/preview/manifest.ts';
import type { PackageInfo } from '../../../src/tools/preview/package-info.ts';
import { byCourse } from '../../../src/tools/preview/package-info.ts';
import { browserCommand } from '../../../src/tools/server/open-browser.ts';
import { CallLog, callLimit } from '../../../src/tools/preview/page/call-log.ts';
import { explainElement } from '../../../src/tools/preview/page/explain.ts';
import { recordCsv, statementsCsv } from '../../../src/tools/preview/page/export-record.ts';
import { flatten } from '../../../src/tools/preview/page/learner-record.ts';
import { learnerOf, sampleLearners } from '../../../src/tools/preview/page/learners.ts';
import { duration, recordView } from '../../../src/tools/preview/page/record-view.ts';
import { formatRoute, parseRoute } from '../../../src/tools/preview/page/route.ts';

describe('the address', () => {
  it.each([
    '#/',
    '#/scorm12',
    '#/scorm12?launch',
    '#/scorm2004-4th?mode=review&learner=jose&language=en-GB&size=800x600&launch',
  ])('%s says what it says after a round trip', (hash) => {
    expect(formatRoute(parseRoute(hash))).toBe(hash);
  });

  it('takes the usual for what it does not know', () => {
    expect(parseRoute('#/%zz?mode=cheat&size=1x1')).toMatchObject({
      packageName: '',
      mode: 'normal',
      size: 'fill',
    });
  });
});

it('the packages are listed by course, the main one first', () => {
  const info = (name: string, title: string): PackageInfo => ({
    name,
    file: `allyship-${name}.zip`,
    standard: 'scorm12',
    label: '',
    title,
    launch: '',
    bytes: 0,
    files: 0,
    problem: '',
  });
  const listed = [
    info('booster-7-cmi5', 'A week on'),
    info('booster-7-scorm12', 'A week on'),
    info('cmi5', 'The course'),
    info('broken-one', ''),
    info('scorm12', 'The course'),
  ];
  expect(byCourse(listed).map(([title, of]) => [title, of.map(({ name }) => name)])).toEqual([
    ['The course', ['cmi5', 'scorm12']],
    ['allyship-broken-one.zip', ['broken-one']],
    ['A week on', ['booster-7-cmi5', 'booster-7-scorm12']],
  ]);
});

describe('readManifest', () => {
  it('finds the launch file of the default organisation', () => {
    const manifest = readManifest(`<manifest><!-- <schemaversion>9</schemaversion> -->
      <metadata><schemaversion>2004 3rd Edition</schemaversion></metadata>
      <organizations default='b'>
        <organization identifier="a"><title>Not this</title><item identifierref="x"/></organization>
        <organization identifier="b"><title>Ally &amp; co.</title><item identifier="i"><title>Chapter</title>
          <item identifierref="y" parameters="?v=1"/></item></organization></organizations>
      <resources xml:base="content/"><resource identifier="x" href="no.html"/>
        <resource href="yes.html" identifier="y"/></resources></manifest>`);
    expect(manifest).toEqual({
      standard: 'scorm2004',
      label: 'SCORM 2004 3rd Edition',
      title: 'Ally & co.',
      launch: 'content/yes.html?v=1',
    });
  });

  it('takes prefixes and what is written by number as XML means them', () => {
    const manifest =
      readManifest(`<cp:manifest xmlns:cp="urn:cp"><cp:metadata><cp:schemaversion>1.2</cp:schemaversion></cp:metadata>
      <cp:organizations><cp:organization><cp:title>A &#38; &#x42; > <![CDATA[C & D]]></cp:title>
        <cp:item identifierref='x &gt; "y"'/></cp:organization></cp:organizations>
      <cp:resources><cp:resource identifier="x > &quot;y&quot;" href="start.html"/></cp:resources></cp:manifest>`);
    expect(manifest).toMatchObject({ label: 'SCORM 1.2', title: 'A & B > C & D', launch: 'start.html' });
  });

  it('says so where there is nothing to launch', () => {
    expect(() => readManifest('<manifest/>')).toThrow('no item');
    expect(() => readManifest('<organization><item identifierref="x"/></organization>')).toThrow('“x”');
  });
});

describe('readCourseUnit', () => {
  it('takes what is written as XML means it', () => {
    const unit = readCourseUnit(`<courseStructure><!-- <au id="no"><url>no.html</url></au> -->
      <au id="urn:a&amp;b" masteryScore="0.8"><title><langstring lang="en"> Ally &#38; co. </langstring></title>
        <url> start.html?a=1&amp;b=2 </url></au></courseStructure>`);
    expect(unit).toEqual({
      id: 'urn:a&b',
      title: 'Ally & co.',
      url: 'start.html?a=1&b=2',
      moveOn: 'NotApplicable',
      masteryScore: 0.8,
    });
  });

  it('says so where there is nothing to launch', () => {
    expect(() => readCourseUnit('<au id="a"></au>')).toThrow('nothing that can be launched');
  });
});

describe('browserCommand', () => {
  it.each([
    [{ platform: 'darwin', env: {} }, 'open'],
    [{ platform: 'win32', env: {} }, 'cmd'],
    [{ platform: 'linux', env: { DISPLAY: ':0' } }, 'xdg-open'],
    [{ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } }, 'xdg-open'],
    [{ platform: 'linux', env: {} }, undefined],
    [{ platform: 'darwin', env: { CI: 'true' } }, undefined],
  ])('%j opens with %s', (environment, program) => {
    expect(browserCommand(environment)?.[0]).toBe(program);
  });
});

describe('the record in words', () => {
  it('reads SCORM 1.2’s one status as completion and success', () => {
    const of = (status: string) => recordView('scorm12', { core: { lesson_status: status } }, '');
    expect(of('incomplete')).toMatchObject({ completion: 'incomplete', success: 'unknown' });
    expect(of('passed')).toMatchObject({ completion: 'completed', success: 'passed' });
    // "All the lesson elements may or may not have been completed" (SCORM 1.2 RTE, cmi.core.lesson_status).
    expect(of('failed')).toMatchObject({ completion: 'unknown', success: 'failed' });
  });

  it.each([
    ['0000:00:07', '7 s'],
    ['00:04:30.5', '4 min 30 s'],
    ['0102:03:04', '102 h 03 min 04 s'],
    ['PT1H5M7.25S', '1 h 05 min 07 s'],
    ['P1DT1S', '24 h 00 min 01 s'],
    ['PT0S', '0 s'],
    ['whatever', 'whatever'],
  ])('says %s as %s', (value, words) => {
    expect(duration(value)).toBe(words);
  });

  it('explains each element that the course writes', () => {
    const unexplained = [
      'cmi.core.lesson_status',
      'cmi.core.score.raw',
      'cmi.objectives.3.score.scaled',
      'cmi.interactions.12.correct_responses.0.pattern',
      'cmi.interactions.12.objectives.0.id',
      'cmi.learner_preference.language',
      'cmi.suspend_data',
    ].filter((element) => explainElement(element) === '');
    expect(unexplained).toEqual([]);
    expect(explainElement('cmi.interactions.12.objectives.0.id')).not.toBe(
      explainElement('cmi.interactions.12.id'),
    );
    expect(explainElement('cmi.unheard_of')).toBe('');
  });

  it('lists every leaf by its full name', () => {
    expect(flatten({ core: { score: { raw: '1' } }, suspend_data: null })).toEqual([
      ['cmi.core.score.raw', '1'],
      ['cmi.suspend_data', ''],
    ]);
  });

  it('exports a table that a spreadsheet reads as text and figures, not as formulas', () => {
    const view = recordView(
      'scorm2004',
      {
        location: 'why/"gains", 2',
        score: { scaled: '-0.5' },
        interactions: { 0: { id: 'q', description: '=HYPERLINK("x")' } },
      },
      'PT0S',
    );
    const lines = recordCsv(view).split('\r\n');
    expect(lines[0]?.startsWith('\ufeffpart,')).toBe(true);
    expect(lines).toContain('record,location,,,,,"why/""gains"", 2",,,');
    expect(lines).toContain('record,score scaled,,,,,-0.5,,,');
    expect(lines).toContain('interaction,q,,"\'=HYPERLINK(""x"")",,,,,,');
  });

  it.each([
    ['', ''],
    ['80', '100'],
  ])('exports bounds only where there is a score: "%s"', (raw, max) => {
    const view = recordView('scorm12', { core: { score: { raw, max: '100' } } }, '');
    expect(recordCsv(view)).toContain(`record,score max,,,,,${max},,,`);
  });
});

it('a registration is a table of its statements', () => {
  const statement = {
    timestamp: '2026-01-02T03:04:05Z',
    verb: { id: 'http://adlnet.gov/expapi/verbs/passed' },
    object: { id: 'urn:a' },
    result: { success: true, score: { scaled: 0.9 }, response: '=1+1' },
  };
  expect(statementsCsv({ statements: [statement] })).toBe(
    '\ufefftime,verb,object,response,success,completion,score,duration\r\n' +
      "2026-01-02T03:04:05Z,http://adlnet.gov/expapi/verbs/passed,urn:a,'=1+1,true,,0.9,\r\n",
  );
});

describe('the call log', () => {
  it('keeps the latest calls only, and counts all', () => {
    const log = new CallLog();
    for (let index = 0; index < callLimit + 5; index += 1) {
      const error = index === 0 ? '101' : '0';
      log.add({
        at: new Date(0),
        method: 'Commit',
        element: '',
        value: '',
        answer: 'true',
        error,
        errorText: '',
      });
    }
    expect(log.calls).toHaveLength(callLimit);
    expect(log.calls[0]?.number).toBe(6);
    expect(log).toMatchObject({ count: callLimit + 5, errors: 1 });
  });
});

describe('learners', () => {
  it('are called by their id where only the address names them, if it is one', () => {
    expect(learnerOf(sampleLearners, 'jose').name).toBe('Núñez, José María');
    expect(learnerOf(sampleLearners, 'new.one')).toEqual({ id: 'new.one', name: 'new.one' });
    expect(learnerOf(sampleLearners, '../up').id).toBe('ada');
  });
});
