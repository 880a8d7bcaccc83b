import type { Words } from './words-type.ts';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const en: Words = {
  start: {
    begin: 'Start',
    resume: 'Resume',
    review: 'Look through the course',
    opening: 'Opening…',
    minutes: (minutes) => `About ${minutes} minutes. Stop and come back whenever you like.`,
    expectTitle: 'What to expect',
    expect: (lessons) => [
      `${count(lessons, 'short lesson', 'short lessons')} with things to try, and a final check`,
      'Feedback on every answer, and as many tries as you like in practice',
      'Works with a keyboard, a screen reader, a phone or a wide screen',
    ],
    privacyTitle: 'What is recorded',
    privacy:
      'Your progress, your answers to questions and your score go to your organisation’s learning system. What you write for yourself – reflections, sliders, your plan – never leaves this device.',
    alone:
      'No learning system was found, so you are taking the course on your own. Your progress is kept in this browser, on this device.',
    aloneUnkept:
      'No learning system was found, and this browser does not allow anything to be kept. You can take the course, but your progress ends with this visit.',
    failed:
      'Your learning system did not answer as it should, so nothing can be recorded now. Close this window and open the course again from your learning system. If it happens again, tell your administrator.',
    unreadable:
      'What was saved of your place could not be read, so you begin at the first screen. What you had achieved – completion, best score – is kept.',
    reviewMode:
      'You are looking at a course that is already recorded. Nothing you do now changes the record.',
    browseMode: 'This is a preview. Nothing you do is recorded.',
    finished: 'You have completed this course. You can go through it again; your record stays as it is.',
    noScript:
      'This course needs JavaScript. Please switch it on in your browser’s settings and load the page again.',
    oldBrowser:
      'This browser is too old for the course. Please open it in a current version of Chrome, Edge, Firefox or Safari.',
    openedFromFolder:
      'The course was opened from a folder. Please upload the package to a learning system, or put it on a web server, and open it from there.',
    notLoaded: 'Part of the course could not be loaded. Check your connection and load the page again.',
  },
  skip: 'Skip to the lesson',
  contents: 'Contents',
  openContents: 'Open contents',
  closeContents: 'Close contents',
  next: 'Next',
  previous: 'Previous',
  nextLesson: (title) => `Next: ${title}`,
  exit: 'Exit',
  finish: 'Finish and exit',
  wayOn: 'Way through the lesson',
  screenOf: (screen, screens) => `${screen} of ${screens}`,
  minutes: (minutes) => `${minutes} min`,
  lessonState: { 'not attempted': 'Not started', incomplete: 'Under way', completed: 'Done' },
  progress: (done, all) => `${done} of ${count(all, 'lesson', 'lessons')} complete`,
  lessonComplete: (title) => `${title}: complete.`,
  saving: { saved: 'Saved', saving: 'Saving', 'not-saved': 'Not saved: retrying' },
  notRecorded: 'Not recorded',
  otherWindow:
    'This course is also open in another window. Nothing is lost, but it is easier to go on in just one of them.',
  updated: (answers, screens) =>
    `The course has been updated since your last visit. Your place and results are kept where they still fit.${
      answers > 0
        ? ` ${count(answers, 'answer belongs', 'answers belong')} to questions that have changed.`
        : ''
    }${screens > 0 ? ` ${count(screens, 'page', 'pages')} you had seen ${screens === 1 ? 'is' : 'are'} no longer there.` : ''}`,
  attemptLost:
    'A question in your final check has changed, so that attempt starts afresh. It has not been counted.',
  dismiss: 'Dismiss',
  loading: 'Loading…',
  lessonFailed: {
    title: 'This lesson could not be loaded',
    text: 'Your place and your answers are safe. This can happen when the connection drops or when your learning system has signed you out.',
    retry: 'Try again',
  },
  leave: {
    title: 'Not everything is saved yet',
    text: 'The learning system has not confirmed your latest answers. You can try again, or leave now: what is missing is kept on this device where the browser allows it, and sent when you open the course here again.',
    retry: 'Try again',
    anyway: 'Leave anyway',
    stay: 'Stay',
  },
  farewell: {
    title: 'You can close this window now',
    lost: 'The session has ended, but the learning system did not confirm your latest answers. Open the course again on this device to send them.',
    recorded: 'What was recorded',
    completion: (completed) => (completed ? 'Course completed' : 'Course in progress'),
    score: (percent, passed) => `Best score in the final check: ${percent} %${passed ? ' – passed' : ''}`,
    noScore: 'Final check: not taken yet',
    comeBack:
      'To go on, open the course again from where you started it. You will be back at the same screen.',
    comeBackDone: 'You can open the course again at any time. Your record stays as it is.',
    nothing: 'Nothing was recorded in this visit.',
    close: 'Close window',
  },
  stale: {
    title: 'Please open the course again',
    text: 'This page was left and its session has ended, so nothing more can be recorded here. Open the course again from your learning system: you will be back at the same screen.',
  },
  opensInNewTab: ' (opens in a new tab)',
  check: 'Check',
  tryAgain: 'Change my answer',
  otherAnswers: 'What the other answers say',
  correct: 'Correct',
  notQuite: 'Not quite',
  partlyRight: (right, all) => `${right} of ${all} right`,
  chooseOne: 'Choose an answer first.',
  chooseSome: 'Choose at least one answer first.',
  selectAll: 'Select all that apply.',
  answerAll: (missing) => `Choose an answer for every statement: ${missing} to go.`,
  yourAnswer: 'Your answer',
  rightAnswer: 'Right answer',
  chartTable: 'The figures as a table',
  dataNote: 'About this data',
  openCard: 'Open',
  pickResource: 'What suits you now?',
  everything: 'Show everything',
  shown: (n) => `${count(n, 'resource', 'resources')} shown.`,
  finalCheck: {
    facts: (questions, percent) =>
      `${count(questions, 'question', 'questions')}. You pass with ${percent} % right.`,
    unlimited: 'You can take it as often as you like; your best score counts.',
    attempts: (left) => `You have ${count(left, 'attempt', 'attempts')} left; your best score counts.`,
    noneLeft: 'You have used all your attempts.',
    best: (percent) => `Your best score so far: ${percent} %.`,
    begin: 'Begin the check',
    again: 'Take the check again',
    question: (n, all) => `Question ${n} of ${all}`,
    back: 'Back',
    next: 'Next question',
    toReview: 'Look over my answers',
    reviewTitle: 'Your answers',
    reviewText: 'You can still change any of them.',
    unanswered: 'Not answered yet',
    change: (n) => `Change question ${n}`,
    submit: 'Submit my answers',
    missing: (n) => `${count(n, 'question is', 'questions are')} still without an answer.`,
    passed: 'You passed',
    notPassed: 'Not there yet',
    result: (right, all, percent) => `${right} of ${all} right: ${percent} %`,
    passedText: 'Well done. Your result has been passed to the record.',
    notPassedText: (percent) =>
      `You need ${percent} % to pass. Have a look at what each question says, then try again when you are ready.`,
    byLesson: 'By lesson',
    yourAnswers: 'Question by question',
  },
};
