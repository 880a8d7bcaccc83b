import { lmsBehaviours as known } from '../../src/tools/preview/page/lms-behaviours.ts';
import type { Host, Recorded } from './host.ts';
import { failingMoodle, inMoodle } from './moodle.ts';
import type { LmsBehaviour, LmsCall, Personality, Situation } from './personality.ts';
import { withBehaviours } from './personality.ts';
import { strict12 } from './strict12.ts';
import { strict2004 } from './strict2004.ts';
import * as windows from './windows.ts';

const both = ['1.2', '2004'] as const;
const status = /^cmi\.(core\.lesson|completion|success)_status$/;

/** A personality that consists only of how the API answers. */
function behaviours(
  name: string,
  make: (situation: Situation, edition: Host['edition']) => LmsBehaviour,
  more: Partial<Personality> = {},
): Personality {
  return {
    name,
    editions: both,
    host: (base) => withBehaviours(base, name, (situation) => make(situation, base.edition)),
    ...more,
  };
}

/** A personality that consists only of the LMS's data model. */
function kind(
  name: string,
  base: NonNullable<Personality['base']>,
  more: Partial<Personality> = {},
): Personality {
  return {
    name,
    editions: both,
    base,
    host: (host) => withBehaviours(host, name, () => (call) => call.next()),
    ...more,
  };
}

/** A personality that consists only of how the LMS interprets what it was told. */
function reading(
  name: string,
  reads: (recorded: Recorded, calls: readonly LmsCall[]) => Partial<Recorded>,
): Personality {
  return {
    name,
    editions: both,
    host: (base) => {
      const calls: LmsCall[] = [];
      const host = withBehaviours(base, name, () => (call) => {
        calls.push(call);
        return call.next();
      });
      const recorded = (): Recorded => ({ ...host.recorded(), ...reads(host.recorded(), calls) });
      return { ...host, recorded };
    },
  };
}

/** Answers an error code of its own until the LMS below is called again. */
function withCode(make: (fail: (code: string) => string) => LmsBehaviour): LmsBehaviour {
  let code = '';
  const behaviour = make((failed) => {
    code = failed;
    return 'false';
  });
  return (call) => {
    if (call.verb === 'last error') return code || call.next();
    code = '';
    return behaviour(call);
  };
}

/** The launches with lasting failures: one of a course that is begun, and one of a finished one. */
const badLaunches = [2, 5];
const reads: readonly (readonly [what: string, elements: RegExp])[] = [
  ['all reads', /./],
  ['only suspend data', /suspend_data$/],
  ['only the status', status],
  ['only the score', /^cmi\.(core\.)?score\.(raw|scaled)$/],
  ['only the counts', /^cmi\.\w+\._count$/],
];
const failures: readonly (readonly [how: string, answer: (fail: (code: string) => unknown) => unknown])[] = [
  ['101', (fail) => (fail('101'), '')],
  ['301', (fail) => (fail('301'), null)],
  [
    'throws',
    () => {
      throw new Error('RPC failed');
    },
  ],
];

/** Reads that fail during a launch. */
const failingReads = reads.flatMap(([what, elements]) =>
  failures.flatMap(([how, answer]) => [
    behaviours(`${what} at launch fail once: ${how}`, () => {
      const failed = new Set<string>();
      return withCode((fail) => (call) => {
        if (call.verb !== 'get' || !elements.test(call.element) || failed.has(call.element))
          return call.next();
        failed.add(call.element);
        return answer(fail);
      });
    }),
    behaviours(`${what} fail for a whole launch: ${how}`, ({ session }) =>
      withCode((fail) => (call) => {
        const fails = badLaunches.includes(session) && call.verb === 'get' && elements.test(call.element);
        return fails ? answer(fail) : call.next();
      }),
    ),
  ]),
);

/** The behaviours of real LMSs, and failures that any of them can have. */
export const personalities: readonly Personality[] = [
  behaviours('to the letter', () => (call) => call.next()),
  behaviours('Moodle: closing latch and beacon', known.moodle),
  {
    name: 'Moodle: every third request fails, and is not sent again',
    editions: both,
    host: failingMoodle,
    windows: inMoodle,
  },
  kind('Moodle: mastery override, 64,000 characters', () => strict12({ mastery: 80, suspendLimit: 64_000 }), {
    editions: ['1.2'],
  }),
  behaviours('Cornerstone: Commit answers null while unloading', known.cornerstone),
  behaviours('SuccessFactors: window.top breaks discovery', () => (call) => call.next(), {
    windows: windows.brokenTop,
  }),
  behaviours('Open edX: everything "true", status reads empty', known.openedx, {
    editions: ['1.2'],
    interactions: 'last session',
  }),
  behaviours('Chamilo: status blank after Commit', known.chamilo),
  // Seen in the API of Opigno: it keeps the status, but never returns it; it has only the place and the suspend data.
  behaviours(
    'Opigno: 101 for what it has not got, never refuses',
    () => {
      const has = /^cmi\.(suspend_data|core\.(lesson_location|lesson_status|entry|exit|student_\w+))$/;
      let wrote = false;
      return withCode((fail) => (call) => {
        const { verb, element } = call;
        const isStatus = element === 'cmi.core.lesson_status';
        if (verb === 'get' && element.startsWith('cmi.student_data')) return (fail('101'), '');
        if (verb === 'get' && isStatus && !wrote) return (fail('101'), '');
        if (verb === 'get' && !has.test(element)) return (fail('401'), '');
        if (verb === 'set' && isStatus) wrote = true;
        // The score is here because the contract asks for it: the real one drops it, too.
        return verb === 'set' && !has.test(element) && !element.includes('core.score') ? 'true' : call.next();
      });
    },
    { editions: ['1.2'], interactions: 'none', objectives: 'none' },
  ),
  // Seen in the API of Forma LMS.
  behaviours(
    'Forma: answers objects, and 301 for a status that an objective never had',
    () =>
      withCode((fail) => (call) => {
        const answer = call.next();
        const isStatus = /^cmi\.objectives\.\d+\.status$/.test(call.element);
        if (call.verb === 'get' && isStatus && /^(not attempted)?$/.test(answer)) return (fail('301'), '');
        return call.verb === 'set' && answer === 'true' ? Object(answer) : answer;
      }),
    { editions: ['1.2'] },
  ),
  behaviours('LearnWorlds: empty mode', known.learnworlds),
  // A grade is points out of a maximum; the gradebook takes it over when the session is finished.
  reading('Brightspace: needs raw, a maximum and Finish', ({ raw }, calls) => {
    const isFinished = calls.some(({ verb }) => verb === 'finish');
    const set = calls.filter(({ verb, element }) => verb === 'set' && element.endsWith('score.max'));
    const max = Number(set.findLast(({ element }) => !element.includes('objectives'))?.value ?? 0);
    return isFinished && raw !== '' && max > 0 ? { score: Number(raw) / max } : { score: undefined, raw: '' };
  }),
  reading('TalentLMS: status and raw', ({ raw }) => ({
    score: raw === '' ? undefined : Number(raw) / 100,
    progress: undefined,
  })),
  behaviours('KnowBe4: any error blocks', known.knowbe4),
  behaviours('booleans and numbers instead of strings', known.booleans),
  behaviours('1 and 0 instead of true and false', known.digits),
  behaviours('words in other cases, with spaces', () => (call) => {
    const answer = call.next();
    if (call.verb === 'get') return status.test(call.element) ? ` ${answer.toUpperCase()} ` : answer;
    return answer === 'true' ? 'True ' : answer;
  }),
  behaviours('answers undefined, error code 0', () => (call) => {
    const answer = call.next();
    return call.verb === 'get' || call.verb === 'last error' || answer === 'false' ? answer : undefined;
  }),
  behaviours('API appears late', () => (call) => call.next(), { windows: windows.late }),
  behaviours('API in the opener of the parent', () => (call) => call.next(), { windows: windows.popUp }),
  behaviours('API 12 frames up, other origins between', () => (call) => call.next(), {
    windows: windows.deep,
  }),
  behaviours('opener gone', () => (call) => call.next(), { windows: windows.openerGone }),
  behaviours('throws at every fifth write', () => {
    let calls = 0;
    return (call) => {
      if (call.verb === 'set' && !/interactions|objectives/.test(call.element) && ++calls % 5 === 0) {
        throw new Error('RPC failed');
      }
      return call.next();
    };
  }),
  behaviours('throws at Commit, twice a session', known.throws),
  behaviours('throws objects that are no errors', () => {
    let thrown = 0;
    return (call) => {
      // A bridge may throw anything: here an object that cannot even be read.
      if (call.verb === 'commit' && thrown++ < 2)
        throw new Proxy(
          {},
          {
            get: () => {
              throw new Error('no');
            },
          },
        );
      return call.next();
    };
  }),
  behaviours('fails Commit for a while', (_, edition) => {
    let failed = 0;
    return withCode(
      (fail) => (call) =>
        call.verb === 'commit' && failed++ < 3 ? fail(edition === '1.2' ? '101' : '391') : call.next(),
    );
  }),
  behaviours('refuses writes for a while', (_, edition) => {
    let sets = 0;
    return withCode(
      (fail) => (call) =>
        call.verb === 'set' && sets++ < 12 ? fail(edition === '1.2' ? '101' : '351') : call.next(),
    );
  }),
  behaviours('session expired halfway', ({ session }, edition) => {
    let commits = 0;
    return withCode((fail) => (call) => {
      if (call.verb === 'commit') commits += 1;
      if (session !== 2 || commits < 2 || call.verb === 'initialize') return call.next();
      const refused = fail(edition === '1.2' ? '301' : '143');
      return call.verb === 'get' ? '' : refused;
    });
  }),
  behaviours('adl.nav.request throws', () => (call) => {
    if (call.element.startsWith('adl.')) throw new Error('adl.nav.request is not supported');
    return call.next();
  }),
  behaviours('GetLastError throws', () => (call) => {
    if (call.verb === 'last error') throw new Error('not here');
    return call.next();
  }),
  behaviours('GetLastError answers 101 whatever comes', () => (call) => {
    const answer = call.next();
    return call.verb === 'last error' ? '101' : answer;
  }),
  behaviours('Finish answers false', () => (call) => {
    const answer = call.next();
    return call.verb === 'finish' ? 'false' : answer;
  }),
  behaviours(
    'refuses interactions although it lists them',
    () =>
      withCode(
        (fail) => (call) =>
          call.verb === 'set' && call.element.startsWith('cmi.interactions') ? fail('401') : call.next(),
      ),
    { interactions: 'none' },
  ),
  behaviours(
    'refuses objectives although it lists them',
    () =>
      withCode(
        (fail) => (call) =>
          call.verb === 'set' && call.element.startsWith('cmi.objectives') ? fail('401') : call.next(),
      ),
    { objectives: 'none' },
  ),
  // In 2004, by the standard, every launch without `exit` would be a new attempt.
  behaviours(
    'never takes the place, the time and, in 1.2, the exit',
    (_, edition) => {
      const refused = edition === '1.2' ? /(location|exit|session_time)$/ : /(location|session_time)$/;
      return withCode(
        (fail) => (call) => (call.verb === 'set' && refused.test(call.element) ? fail('351') : call.next()),
      );
    },
    { place: 'none' },
  ),
  kind(
    'without any optional group',
    () =>
      strict12({
        without: [
          ...(['interactions', 'objectives', 'student_preference', 'student_data'] as const),
          ...(['lesson_mode', 'score.min', 'score.max'] as const),
        ],
      }),
    { editions: ['1.2'], interactions: 'none', objectives: 'none' },
  ),
  kind('without scores for objectives', () => strict12({ without: ['objectives.score', 'score.min'] }), {
    editions: ['1.2'],
  }),
  kind(
    'threshold and passing score override',
    () => strict2004({ completionThreshold: 1, scaledPassingScore: 0.8 }),
    { editions: ['2004'] },
  ),
  behaviours('entry says ab-initio for ever', () => (call) => {
    const answer = call.next();
    return call.verb === 'get' && call.element.endsWith('.entry') ? 'ab-initio' : answer;
  }),
  behaviours('entry reads empty', () => (call) => {
    const answer = call.next();
    return call.verb === 'get' && call.element.endsWith('.entry') ? '' : answer;
  }),
  behaviours('learner, language and mode are objects', () => (call) => {
    const answer = call.next();
    return call.verb === 'get' && /name|learner_id|student_id|language|mode$/.test(call.element)
      ? {}
      : answer;
  }),
  ...failingReads,
  behaviours('answers padded', () => (call) => {
    const answer = call.next();
    return call.verb === 'get' && answer !== '' ? `  ${answer}  \n` : answer;
  }),
  behaviours('answers as JSON, with a BOM', () => (call) => {
    const answer = call.next();
    return call.verb === 'get' && answer !== '' ? `\uFEFF${JSON.stringify(answer)}` : answer;
  }),
  behaviours('answers with entities', () => (call) => {
    const answer = call.next();
    return call.verb === 'get' ? answer.replace(/["',!-]/g, (sign) => `&#${sign.charCodeAt(0)};`) : answer;
  }),
  ...['null', 'undefined', '{}', '""'].map((word) =>
    behaviours(`says ${word} for nothing`, () => (call) => {
      const answer = call.next();
      return call.verb === 'get' && answer === '' ? word : answer;
    }),
  ),
  behaviours(
    'completed and passed at the very first entry',
    ({ session }, edition) => {
      let isNew = session === 1;
      return (call) => {
        const answer = call.next();
        if (call.verb === 'set') isNew = false;
        if (!isNew || call.verb !== 'get' || !status.test(call.element)) return answer;
        return edition === '2004' && call.element.startsWith('cmi.completion') ? 'completed' : 'passed';
      };
    },
    // In 1.2 an administrator may have set it: a lower status never overwrites it.
    { first: (edition) => (edition === '1.2' ? 'unknown' : 'incomplete'), mayFail: /^GetValue\(.*\) 403$/ },
  ),
];
