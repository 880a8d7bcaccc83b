import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { checkResult } from '../../course/check.ts';
import type { CheckAttempt, Place } from '../../course/progress.ts';
import { words } from '../../locale/later-words.ts';
import type { ChoiceModel, ChoiceOption } from '../choice/model.ts';
import { confidenceNote } from '../choice/confidence.ts';
import { confidenceFrom } from '../choice/model.ts';
import type { CheckState } from '../block-inputs.ts';
import { percent } from '../../course/percent.ts';
import { encodeShare } from '../../course/snapshot-parts.ts';
import { answeredIn } from './model.ts';
import { feedback, verdict } from '../verdict.ts';

/** The actions that a result offers. */
export interface ResultActions {
  /** Begins another attempt; undefined in review, when no attempt can begin. */
  readonly again: (() => void) | undefined;
  /** Goes to a place in the course. */
  readonly go: (place: Place) => void;
  /** Shows the completion record. */
  readonly record: () => void;
}

/**
 * The result of an attempt: the score, the share of each lesson with a way back to lessons with mistakes, and every
 * question with its feedback.
 */
export function checkResultView(
  items: readonly ChoiceModel[],
  attempt: CheckAttempt,
  state: CheckState,
  { again, go, record }: ResultActions,
): TemplateResult {
  const { finalCheck } = words;
  const { rules, attemptsLeft, best, passed, lessons, testOut } = state;
  const answered = answeredIn(items, attempt).map((one) => ({
    ...one,
    confidence: rules.confidence ? confidenceFrom(one.kept) : undefined,
  }));
  const { right, total, score, byLesson } = checkResult(answered);
  const certain = answered.filter(({ confidence }) => confidence === '3');
  const order = [...lessons.keys()];
  const inCourseOrder = [...byLesson].sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
  const hasPassed = isPassed(state, score);
  const before = best !== undefined && best > score ? best : undefined;
  const isSafe = !testOut && passed && !hasPassed;
  const isLast = attemptsLeft === 0;
  const [title, text] = testOut
    ? [words.testOut[hasPassed ? 'hasLesson' : 'notThisTime'], words.testOut[hasPassed ? 'passed' : 'failed']]
    : hasPassed
      ? [finalCheck.passed, again ? finalCheck.passedText : finalCheck.passedBefore]
      : isSafe
        ? [finalCheck.notThisTime, finalCheck.staysPassed]
        : [
            finalCheck.notPassed,
            finalCheck.notPassedText(percent(rules.passMark), score >= rules.passMark, isLast),
          ];
  return html`<div class="score ${hasPassed ? 'good' : 'not-yet'}">
      <h3 tabindex="-1">${title}</h3>
      <p class="figure">${finalCheck.result(right, total, percent(score))}</p>
      <div class="dots" aria-hidden="true">
        ${answered.map(({ isRight }) => html`<i class=${isRight ? 'right' : ''}></i>`)}
      </div>
      <p>${text}</p>
      ${
        certain.length === 0
          ? nothing
          : html`<p>
              ${words.confidence.certain(certain.filter(({ isRight }) => isRight).length, certain.length)}
            </p>`
      }
      ${before === undefined ? nothing : html`<p>${finalCheck.best(percent(before))}</p>`}
      ${!testOut && isLast && !hasPassed && !isSafe ? html`<p>${finalCheck.noneLeft}</p>` : nothing}
      <div class="actions">
        ${
          again && !isLast
            ? html`<button class=${hasPassed || isSafe ? '' : 'primary'} @click=${again}>
                ${finalCheck.again}
              </button>`
            : nothing
        }
        ${testOut ? nothing : html`<button class="quiet" @click=${record}>${words.record.title}</button>`}
      </div>
    </div>
    ${testOut ? nothing : byLessonList(inCourseOrder, lessons, go)}
    <h3>${finalCheck.yourAnswers}</h3>
    <ol class="overview">
      ${answered.map(
        ({ model, chosen, isRight, confidence }) =>
          html`<li>
            <h4 class="asked">${model.stem}</h4>
            ${verdict(isRight)}${confidenceNote(isRight, confidence)}
            ${[...model.options]
              .filter(({ id, right: isRightOption }) => chosen.includes(id) || isRightOption)
              // One's own answers first, whatever the order of the options.
              .sort((a, b) => Number(chosen.includes(b.id)) - Number(chosen.includes(a.id)))
              .map((option) => {
                const label = chosen.includes(option.id) ? words.yourAnswer : words.rightAnswer;
                return html`<p><strong>${label}:</strong> ${option.text}</p>
                  <div class="feedback ${option.right ? 'good' : 'not-yet'}">${option.feedback}</div>`;
              })}
          </li>`,
      )}
    </ol>`;
}

/** Judges by the pass mark at the time of submission: this version of the course may have another. */
function isPassed({ rules, attempts, best, passed, testOut }: CheckState, score: number): boolean {
  if (testOut) return score >= rules.passMark;
  // A snapshot keeps thousandths. Another device may have submitted a later attempt.
  const isSame = (other: number): boolean => encodeShare(other) === encodeShare(score);
  const known = attempts.findLast((one) => isSame(one.score));
  // The first release kept no attempts: if the check was passed there, the best attempt passed.
  return known ? known.isPassed : passed && (score >= rules.passMark || isSame(best ?? -1));
}

const byLessonList = (
  shares: readonly (readonly [lesson: string, share: number])[],
  lessons: CheckState['lessons'],
  go: (place: Place) => void,
): TemplateResult =>
  html`<h3>${words.finalCheck.byLesson}</h3>
    <ul class="by-lesson">
      ${shares.map(
        ([lesson, share]) =>
          html`<li>
            <span>${lessons.get(lesson)?.title ?? lesson}</span>
            <strong>${words.share(percent(share))}</strong>
            ${share < 1 ? lookAgain(lesson, lessons.get(lesson), go) : nothing}
          </li>`,
      )}
    </ul>`;

/** The way back to a lesson; nothing if the course no longer has it. */
function lookAgain(
  lesson: string,
  known: { readonly title: string; readonly screen: string } | undefined,
  go: (place: Place) => void,
): unknown {
  if (!known) return nothing;
  return html`<button class="quiet" @click=${() => go({ lesson, screen: known.screen })}>
    ${words.finalCheck.lookAgain}<span class="visually-hidden"> (${known.title})</span>
  </button>`;
}

/** The feedback under an option after the answer was handed in: for chosen and for right options. */
export function answerFeedback(model: ChoiceModel, option: ChoiceOption, chosen: readonly string[]): unknown {
  if (chosen.includes(option.id)) return feedback(option.right, option.feedback);
  if (!option.right) return nothing;
  return html`<div class="feedback">
    <p class="verdict">${words.rightAnswer}</p>
    ${option.feedback}
  </div>`;
}
