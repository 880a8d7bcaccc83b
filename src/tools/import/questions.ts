import type { Item, List, Mark, Option, Part, Question, Words } from './model.ts';
import { isBlank, plain, slice } from './model.ts';
import { inOneLine } from './one-line.ts';
import type { ImportLog } from './import-log.ts';

/** Finds questions as people write them: a stem, options below it, and a sign of the right one. */

/** "1.", "Q1:", "Question 3 –" before the stem. */
const countsStem = /^(?:(?:question|frage|pregunta|q)\s*\d{1,3}\s*[.:)–-]*|\d{1,3}[.)])\s+/iu;
const asks = /[?？؟:…]["”’»)\]]*$/u;
const feedbackLine =
  /^(?:feedback|explanation|rationale|comment|begründung|erklärung|explication)(?:\s+(?:for\s+|to\s+|on\s+)?\(?([a-z])\)?)?\s*[:–-]\s*/iu;
const answerLine =
  /^(?:the\s+)?(?:(?:correct|right|richtige?|bonnes?)\s+)?(?:answers?(?:\s+key)?|options?|ans|key|solution|lösung|antwort|réponses?|respuestas?)(?:\s+(?:is|are))?\s*[:=–-]\s*|^(?:correct|right|richtig)\s*[:=–-]\s*/iu;
const wrongLine = /^(?:incorrect|wrong|falsch|incorrecte?)\s*[:–-]\s*/iu;
const lettered = /^\(?([a-zA-Z])[.)][\s\u00a0]+(?=\S)/u;

const ticked = /^(?:[☑☒✓✔✅]|\[[xX✓✔]\])[\s\u00a0]*/u;
const unticked = /^(?:[☐✗✘❌]|\[ ?\])[\s\u00a0]*/u;
const signAtStart = /^(?:\*+|√)[\s\u00a0]*(?=\S)/u;
const signAtEnd =
  /[\s\u00a0]*(?:\*+|[✓✔√✅]|[([](?:correct|right|richtig|correcte?|correcta|✓|✔|x)(?:\s+answer)?[)\]])$/iu;

export function withQuestions(parts: readonly Part[], log: ImportLog): Part[] {
  const rest = [...parts];
  const done: Part[] = [];
  while (rest.length > 0) {
    const first = rest[0] as Part;
    const flat = first.kind === 'list' ? flattened(first) : undefined;
    const found = questionAt(rest) ?? (flat && questionAt([...flat, ...rest.slice(1)]));
    if (!found) {
      if (looksLikeOne(rest))
        log.changed('Question?', plainOf(first), 'It stayed as words: which option is right is not marked.');
      done.push(first);
      rest.shift();
      continue;
    }
    if (!questionAt(rest) && flat) rest.splice(0, 1, ...flat);
    const head = rest[0] as Part;
    if (head.kind === 'heading') done.push(head);
    done.push(found.question);
    rest.splice(0, found.count);
  }
  return done;
}

/** Splits a list of numbered questions: each is an item, with its options as a list below it. */
function flattened(list: List): Part[] | undefined {
  const isOne = ({ below }: Item): boolean =>
    below.some((part) => part.kind === 'list' && part.items.length > 1);
  if (!list.items.some(isOne)) return undefined;
  return list.items.flatMap(({ words, below }) => [{ kind: 'paragraph', words } as const, ...below]);
}

const plainOf = (part: Part | undefined): string => (part ? plain(inOneLine([part])) : '');

function stemOf(part: Part | undefined): Words | undefined {
  if (part?.kind === 'paragraph' || (part?.kind === 'heading' && asks.test(plain(part.words))))
    return part.words;
  const [item, ...others] = part?.kind === 'list' ? part.items : [];
  return item && others.length === 0 && item.below.length === 0 ? item.words : undefined;
}

function looksLikeOne([stem, list]: readonly Part[]): boolean {
  const words = stemOf(stem);
  if (!words || !/[?？؟]$/u.test(plain(words)) || list?.kind !== 'list' || list.items.length < 2)
    return false;
  return list.letters === true || list.items.every((item) => unticked.test(plain(item.words)));
}

interface Choice {
  readonly words: Words;
  /** Whether a sign marks it as right or wrong; undefined if there is none. */
  readonly isTicked: boolean | undefined;
  readonly isSigned: boolean;
  feedback: Words;
}

interface Gathered {
  readonly choices: Choice[];
  /** The text after "Answer:". */
  answers: string | undefined;
  /** Feedback that names no option. */
  readonly general: Words[];
  readonly right: Words[];
  readonly wrong: Words[];
  readonly from: string[];
  count: number;
}

function questionAt(parts: readonly Part[]): { question: Question; count: number } | undefined {
  const written = stemOf(parts[0]);
  if (!written) return undefined;
  const counted = countsStem.exec(plain(written))?.[0] ?? '';
  const stem = slice(written, counted.length);
  const gathered = gather(parts);
  const { choices } = gathered;
  if (
    isBlank(stem) ||
    choices.length < 2 ||
    choices.length > 26 ||
    choices.some(({ words }) => isBlank(words))
  )
    return undefined;
  const known = rightOf(gathered, counted !== '' || asks.test(plain(stem)));
  if (!known || known.right.size === 0 || known.right.size === choices.length) return undefined;
  giveFeedback(gathered, known.right);
  const format = known.by;
  const options = choices.map(({ words, feedback }, index): Option => ({
    words: format
      ? words.map((one) => ({ ...one, marks: one.marks.filter((mark) => mark !== format) }))
      : words,
    isRight: known.right.has(index),
    feedback,
  }));
  const from = [...(counted === '' ? [] : [counted.trim()]), ...gathered.from, ...known.from];
  return { question: { kind: 'question', stem, options, from }, count: gathered.count };
}

/** The options below a stem, and the text about them. */
function gather(parts: readonly Part[]): Gathered {
  const found: Gathered = {
    choices: [],
    answers: undefined,
    general: [],
    right: [],
    wrong: [],
    from: [],
    count: 1,
  };
  const { choices, from } = found;
  for (const part of parts.slice(1)) {
    if (part.kind === 'list') {
      if (found.answers !== undefined) break;
      if (part.letters)
        from.push(...part.items.map((_, index) => `${String.fromCharCode(97 + choices.length + index)})`));
      for (const { words, below } of part.items) {
        const under = inOneLine(below);
        const label = feedbackLine.exec(plain(under))?.[0] ?? '';
        if (label !== '') from.push(label.trim());
        choices.push({ ...choiceOf(words, from), feedback: slice(under, label.length) });
      }
    } else if (part.kind !== 'paragraph' || !takeLine(part.words, found)) break;
    found.count++;
  }
  return found;
}

/** Reads a paragraph among the options: an option with its letter, feedback, or the answer. */
function takeLine(words: Words, found: Gathered): boolean {
  const text = plain(words);
  const { choices, from, general } = found;
  const letter = lettered.exec(text);
  if (
    letter?.[1]?.toLowerCase() === String.fromCharCode(97 + choices.length) &&
    found.answers === undefined
  ) {
    from.push(letter[0].trim());
    choices.push({ ...choiceOf(slice(words, letter[0].length), from), feedback: [] });
    return true;
  }
  if (choices.length === 0) return false;
  const feedback = feedbackLine.exec(text);
  if (feedback) {
    const rest = slice(words, feedback[0].length);
    const named = choices[(feedback[1]?.toLowerCase().charCodeAt(0) ?? 0) - 97];
    const last = choices.at(-1);
    from.push(feedback[0].trim());
    if (named) named.feedback = rest;
    else if (found.answers === undefined && last && isBlank(last.feedback)) last.feedback = rest;
    else general.push(rest);
    return true;
  }
  const wrong = wrongLine.exec(text);
  if (wrong) {
    from.push(wrong[0].trim());
    found.wrong.push(slice(words, wrong[0].length));
    return true;
  }
  const answer = answerLine.exec(text);
  if (!answer) return false;
  const said = text.slice(answer[0].length).trim();
  if (placesIn(said, choices) === undefined) {
    if (!/^(?:correct|right|richtig)\s*[:=–-]/iu.test(text)) return false;
    from.push(answer[0].trim());
    found.right.push(slice(words, answer[0].length));
  } else {
    from.push(text);
    found.answers = said;
  }
  return true;
}

function choiceOf(words: Words, from: string[]): Omit<Choice, 'feedback'> {
  const text = plain(words);
  const tick = ticked.exec(text)?.[0] ?? '';
  const noTick = unticked.exec(text)?.[0] ?? '';
  const start = signAtStart.exec(text)?.[0] ?? '';
  const end = signAtEnd.exec(text)?.[0] ?? '';
  const before = tick || noTick || start;
  for (const sign of [before, end]) if (/[\p{L}\p{N}*]/u.test(sign)) from.push(sign.trim());
  return {
    words: slice(words, before.length, text.length - end.length),
    isTicked: tick === '' ? (noTick === '' ? undefined : false) : true,
    isSigned: start + end !== '',
  };
}

/** The options meant by "B", "A and C", "2" or an option's own words, as indexes; undefined if it is none of these. */
function placesIn(said: string, choices: readonly Choice[]): Set<number> | undefined {
  const level = (text: string): string => text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
  const plainly = (text: string): string => level(text.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' '));
  // Options may differ in their signs only.
  for (const form of [level, plainly]) {
    const wanted = form(said.replace(lettered, ''));
    const same = choices.flatMap(({ words }, index) => (form(plain(words)) === wanted ? [index] : []));
    if (same.length === 1) return new Set(same);
  }
  const signs = said
    .replace(/[.)]+$/, '')
    .split(/[\s,;&/+)(]+|\band\b|\bund\b|\bet\b|\by\b/iu)
    .filter((one) => one !== '');
  const places = signs.map((sign) =>
    /^[a-z]$/i.test(sign)
      ? sign.toLowerCase().charCodeAt(0) - 97
      : /^\d{1,2}$/.test(sign)
        ? Number(sign) - 1
        : -1,
  );
  const areThere = places.length > 0 && places.every((place) => place >= 0 && place < choices.length);
  return areThere ? new Set(places) : undefined;
}

interface Known {
  readonly right: ReadonlySet<number>;
  /** The mark on the right options. */
  readonly by?: Mark;
  readonly from: readonly string[];
}

function rightOf({ choices, answers }: Gathered, isAsked: boolean): Known | undefined {
  if (answers !== undefined) return { right: placesIn(answers, choices) ?? new Set(), from: [] };
  if (!isAsked) return undefined;
  const where = (is: (choice: Choice) => boolean): Set<number> =>
    new Set([...choices.keys()].filter((index) => is(choices[index] as Choice)));
  const byTick = where(({ isTicked }) => isTicked === true);
  if (byTick.size > 0) return { right: byTick, from: [] };
  const bySign = where(({ isSigned }) => isSigned);
  if (bySign.size > 0) return { right: bySign, from: [] };
  const names = { highlight: 'a highlight', strong: 'bold', underline: 'underlined' } as const;
  for (const by of ['highlight', 'strong', 'underline'] as const) {
    const right = where(({ words }) =>
      words.every((one) => one.marks.includes(by) || one.text.trim() === ''),
    );
    if (right.size > 0) return { right, by, from: [names[by]] };
  }
  return undefined;
}

/** Gives each option its own feedback; feedback for all goes to the right option. */
function giveFeedback({ choices, general, right, wrong }: Gathered, rightIndexes: ReadonlySet<number>): void {
  const own = choices.filter(({ feedback }) => !isBlank(feedback));
  const last = choices.at(-1);
  // "Feedback:" only below the last option is meant for all.
  if (general.length === 0 && own.length === 1 && own[0] === last && last && choices.length > 1) {
    general.push(last.feedback);
    last.feedback = [];
  }
  const add = (index: number, more: readonly Words[]): void => {
    const choice = choices[index];
    if (choice && more.length > 0)
      choice.feedback = inOneLine([choice.feedback, ...more].map((words) => ({ kind: 'paragraph', words })));
  };
  let given = false;
  for (const index of choices.keys()) {
    if (!rightIndexes.has(index)) add(index, wrong);
    else if (given) add(index, right);
    else {
      add(index, [...right, ...general]);
      given = true;
    }
  }
}

/** Whether a line is the answer to a question, or feedback. */
export const answersOrFeedback = (text: string): boolean =>
  [answerLine, feedbackLine, wrongLine].some((line) => line.test(text));
