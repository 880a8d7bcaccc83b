import type { Problem } from '../../../compile/problems.ts';
import { plain } from '../../../course/rich.ts';
import { lineOfKey } from '../../../compile/yaml-schema.ts';
import { lessonIdsIn } from '../released.ts';
import { questionsOf } from './questions.ts';
import type { Rule, WrittenLesson } from './rule.ts';

/** A learner's work is saved by ids: if an id goes, the work is lost. */
export const keptIdsRule: Rule = {
  name: 'kept-ids',
  asks: 'Everything that was released keeps its id.',
  level: 'advice',
  *findProblems({ lessons, settingsSource, released, loaded: { file: settings } }) {
    for (const [id, before] of released?.lessons ?? []) {
      const lesson = lessons.find((one) => one.id === id);
      if (lesson) {
        const now = lessonIdsIn(lesson.source);
        yield* gone(lesson, 'screen', before.screens, now.screens, released?.tag ?? '');
        yield* gone(lesson, 'block', before.blocks, now.blocks, released?.tag ?? '');
        continue;
      }
      yield {
        file: settings,
        line: lineOfKey(settingsSource, 'lessons'),
        message: `The lesson "${id}" of ${released?.tag} is gone.`,
        fix: 'Learners under way lose what they did in it. If it has only another name now, keep the id and its folder.',
      };
    }
  },
};

function* gone(
  { file, source }: WrittenLesson,
  what: string,
  before: readonly string[],
  now: readonly string[],
  tag: string,
): Generator<Problem> {
  const lost = before.filter((id) => !now.includes(id));
  const fresh = now.filter((id) => !before.includes(id));
  for (const id of lost) {
    // The id now at the old one's position is probably the same thing renamed.
    const other = fresh.find((one) => now.indexOf(one) === before.indexOf(id));
    const line = source.split('\n').findIndex((one) => other !== undefined && hasId(one, other)) + 1;
    yield {
      file,
      line: Math.max(1, line),
      message: `The ${what} "${id}" of ${tag} is gone${other === undefined ? '' : `; here stands "${other}"`}.`,
      fix: `Learners under way lose what they did there. If it is the same, give it back its id, "${id}".`,
    };
  }
}

const hasId = (line: string, id: string): boolean =>
  line.includes(`{#${id}`) || new RegExp(`^:{3,}[ \\t]*[a-z]+[ \\t]+${id}(\\s|$)`).test(line);

export const checkLastRule: Rule = {
  name: 'check-last',
  asks: 'The final check comes after the lessons that it asks about.',
  level: 'advice',
  *findProblems({ lessons, settingsSource, loaded: { file: settings } }) {
    const check = lessons.findIndex(({ kind }) => kind === 'check');
    const after = lessons.slice(check + 1).map(({ id }) => id);
    if (check < 0 || after.length === 0) return;
    yield {
      file: settings,
      line: lineOfKey(settingsSource, 'lessons'),
      message: `The final check "${lessons[check]?.id}" comes before ${after.map((id) => `"${id}"`).join(', ')}.`,
      fix: 'Learners meet it first. Put it last on the list.',
    };
  },
};

const verdicts = {
  yes: /^(yes|right|correct|exactly|well done|that’s right|that's right)\b/i,
  no: /^(no|wrong|not quite|incorrect)\b/i,
};

export const verdictRule: Rule = {
  name: 'verdict',
  asks: 'The beginning of an option’s feedback fits the option.',
  level: 'advice',
  *findProblems({ lessons, loaded }) {
    if (!/^en\b/.test(loaded.course.language)) return;
    for (const lesson of lessons) {
      for (const { id, options } of questionsOf({ lessons: [lesson] })) {
        const off = options.filter(({ right, feedback }) =>
          (right ? verdicts.no : verdicts.yes).test(plain(feedback)),
        );
        const [first] = off;
        if (!first) continue;
        yield {
          file: lesson.file,
          line: lineOfOption(lesson, id, plain(first.text)),
          message: `“${plain(first.text)}” is ${first.right ? 'right' : 'wrong'}, but its feedback begins with “${plain(first.feedback).split(/[.,!:–]/)[0]}”.`,
          fix: `Fix the feedback, or which option has [x]${off.length > 1 ? '; see the other options of the question, too' : ''}.`,
        };
      }
    }
  },
};

/** The line of a question's option; if that is not clear, the line where the question begins. */
function lineOfOption({ source, blockLines }: WrittenLesson, id: string, text: string): number {
  const begin = blockLines.get(id) ?? 1;
  const lines = source.split('\n');
  const at = lines.findIndex((line, index) => index >= begin && /^\s*- \[/.test(line) && line.includes(text));
  return at < 0 ? begin : at + 1;
}
