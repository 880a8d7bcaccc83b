import type { AnswerKeyWords, DispatchWords, StartWords, Words } from './words-type.ts';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** Built into `index.html`, so that they travel in no script. */
export const start: StartWords = {
  begin: 'Start',
  resume: 'Resume',
  review: 'Look through the course',
  opening: 'Opening…',
  again: 'Try again',
  help: 'Help',
  minutes: (minutes) => `About ${minutes} minutes.`,
  comeBack: 'Stop and come back whenever you like.',
  expectTitle: 'What to expect',
  expect: (lessons, hasCheck) => [
    `${count(lessons, 'lesson', 'lessons')} with things to try${hasCheck ? ', and a final check' : ''}`,
    'Feedback on every answer, and as many tries as you like in practice',
    'Works with a keyboard, a screen reader, a phone or a wide screen',
  ],
  confidence:
    'Where the course asks how sure you are of an answer, what you say is kept with your place. It is no part of your answers or your score.',
  privacyTitle: 'What is recorded',
  privacy: ({ interactions, scenarioChoices, acknowledges }) =>
    `${
      {
        full: 'Your progress, your answers to questions, your score and the day of completion',
        outcome:
          'Your progress, whether your answers were right (not what you chose), your score and the day of completion',
        none: 'Your progress, your score and the day of completion (but none of your answers)',
      }[interactions]
    }${acknowledges ? ', with what you confirm,' : ''} go to your organisation’s learning system.${
      interactions !== 'none' && !scenarioChoices ? ' What you choose in stories does not.' : ''
    } What you write for yourself – reflections, sliders, your plan – never leaves this device.`,
  alone:
    'No learning system was found, so you are taking the course on your own. Your progress is kept in this browser, on this device, and goes nowhere else.',
  aloneUnkept:
    'No learning system was found, and this browser does not allow anything to be kept. You can take the course, but your progress ends with this visit, and nothing of it is sent anywhere.',
  waiting:
    'No learning system has answered so far. You can take the course now: your progress is kept in this browser, on this device, and goes to your learning system if that answers while the course is open.',
  waitingUnkept:
    'No learning system has answered so far, and this browser does not allow anything to be kept. You can take the course now, but your progress ends with this visit unless your learning system answers while the course is open.',
  answered:
    'Your learning system has answered. From here on the course is recorded there, with what you have done in this visit.',
  failed:
    'Your learning system did not answer as it should, so nothing can be recorded now. Open the course again from your learning system. If it happens again, tell your administrator.',
  reading:
    'Your learning system has not yet said what it holds of your place and your results. It is being asked again.',
  unread:
    'Your learning system does not say what it holds of your place and your results. So that none of it is lost, the course does not begin. Try again, or open the course again from your learning system. If it happens again, tell your administrator. Your record is as it was.',
  unreadable:
    'What was saved of your place could not be read, so you begin at the first screen. What you had achieved – completion, best score – is kept.',
  reviewMode: 'You are looking at a course that is already recorded. Nothing you do now changes the record.',
  browseMode: 'This is a preview. Nothing you do is recorded.',
  finished:
    'You have completed this course. You can go through it again: time and answers may be added to your record, and your completion and your best score are never taken back.',
  renew:
    'There is something to confirm first: it is new, its words have changed since you confirmed them, or it is asked for at every visit. Your completion stays as it is.',
  noScript:
    'The course cannot start, because its scripts do not run here. Load the page again. If that does not help, see whether JavaScript is switched off in your browser, or tell your administrator that the course’s scripts do not reach you.',
  oldBrowser:
    'This browser is too old for the course. Please open it in a current version of Chrome, Edge, Firefox or Safari.',
  openedFromFolder:
    'The course was opened from a folder. Please upload the package to a learning system, or put it on a web server, and open it from there.',
  notLoaded:
    'Part of the course could not be loaded, so it cannot go on from here. Check your connection, then load the page again or open the course again from where you came. If that does not help, tell your administrator that files of the course do not reach you.',
  sandboxed:
    'The course cannot start, because the page around it shuts it off too tightly. Loading it again will not help. Open it in a window of its own if you can, or tell your administrator that its frame is sandboxed and needs “allow-same-origin”.',
  slow: 'This is taking longer than usual. You need not do anything: the course goes on as soon as everything is here. If it has not in some minutes, check your connection and load the page again.',
};

/** Built into the page of the packages that frame a hosted course. */
export const dispatch: DispatchWords = {
  again: 'Try again',
  withoutRecord: 'Open the course without a record',
  noScript:
    'The course cannot start, because its scripts do not run here. Load the page again. If that does not help, see whether JavaScript is switched off in your browser, or tell your administrator that the course’s scripts do not reach you.',
  notices: {
    folder: {
      title: 'Please upload this package first',
      text: () =>
        'This page was opened from a folder. Upload the zip, as it is, to your learning system, and open the course from there.',
    },
    noLms: {
      title: 'No learning system was found',
      text: () =>
        'Nothing would be recorded here, so the course was not opened. If your learning system answers late, the course opens by itself. Otherwise open the course from your learning system. If that is where you came from, tell your administrator.',
    },
    unreachable: {
      title: 'The course could not be loaded',
      text: (host) =>
        `It comes from ${host}, and no course has answered from there. Check your connection and try again. If that does not help, tell your administrator: ${host} may be down, or blocked by the network or by the course’s own settings. Your record is as it was.`,
    },
    olderCourse: {
      title: 'The course is not ready for this package',
      text: (host) =>
        `The course at ${host} is older than the package in your learning system, and the two cannot work together. Tell your administrator that the course at ${host} needs to be brought up to date. Your record is as it was.`,
    },
    olderPackage: {
      title: 'This package is out of date',
      text: (host) =>
        `The course at ${host} no longer works with a package this old. Tell your administrator that a new package is needed. Your record is as it was.`,
    },
  },
};

/** For administrators: a page beside the packages, in none of them. */
export const answerKey: AnswerKeyWords = {
  title: 'Answer key',
  version: (version) => `Version ${version}`,
  intro:
    'For administrators and trainers: what the ids and letters in the reports of a learning system stand for. It says what is right, so keep it from learners.',
  howToRead: 'How to read a report',
  codes: [
    'Letters and numbers follow the author’s order, in whatever order a learner saw them. SCORM 1.2 writes several answers as `a,c` and pairs as `1.a,2.b`; SCORM 2004, cmi5 and xAPI write `a[,]c` and `1[.]a[,]2[.]b`.',
    'A question of the final check has the number of the attempt after its id: `.1` is the learner’s first attempt, `.2` the second. A decision in a story has the scene, an acknowledgement its version.',
    '“Right” is `correct`; “wrong” is `wrong` in SCORM 1.2 and `incorrect` in SCORM 2004. `neutral` is an answer that is neither.',
    'In cmi5 and xAPI, the id is the end of the activity’s address.',
  ],
  heldBack: {
    outcome:
      'This course tells the learning system only whether an answer was right: its reports hold none of the letters below.',
    none: 'This course tells the learning system of no answers: its reports hold nothing of what is below.',
    scenarios: 'Decisions in stories are not recorded in this course, so they are left out here.',
  },
  lessons: 'Lessons',
  id: 'Id',
  lesson: 'Lesson',
  practice: 'Practice',
  check: 'Final check',
  letter: 'Letter',
  answer: 'Answer',
  part: 'Part',
  answers: 'Answers',
  right: 'Right',
  rightAnswer: 'right',
  nothingRight: 'Nothing is right or wrong here: recorded as neutral.',
  recordedAs: (standard) => `Right in ${standard}`,
  attempt: 'attempt',
};

export const en: Words = {
  skip: 'Skip to the lesson',
  contents: 'Contents',
  search: {
    label: 'Search the course',
    found: (n) => (n === 0 ? 'Nothing found.' : `${count(n, 'page', 'pages')} found.`),
    print: 'Print this lesson as text',
  },
  closeContents: 'Close contents',
  next: 'Next',
  previous: 'Previous',
  nextLesson: (title) => `Next: ${title}`,
  exit: 'Exit',
  finish: 'Finish and exit',
  wayOn: 'Way through the lesson',
  screenNumber: (screen, screens) => `Screen ${screen} of ${screens}`,
  screenOf: (screen, screens) => `${screen} of ${screens}`,
  minutes: (minutes) => `${minutes} min`,
  minutesLeft: (minutes) => `${Math.ceil(minutes)} min left`,
  timeLeft: (minutes) =>
    minutes < 1 ? 'less than a minute left' : `about ${count(Math.ceil(minutes), 'minute', 'minutes')} left`,
  lessonState: { 'not attempted': 'Not started', incomplete: 'Under way', completed: 'Done' },
  progress: (done, all) => `${done} of ${count(all, 'lesson', 'lessons')} complete`,
  lessonComplete: (title) => `${title}: complete.`,
  open: {
    count: (n) => `${count(n, 'question', 'questions')} to answer`,
    here: 'A question on this screen is yet to be answered. The lesson counts once all its questions are, whether rightly or not.',
    elsewhere: 'This lesson counts once its questions are answered. Some are not yet, on:',
    some: 'Questions of some lessons: yet to be answered',
    minutes: (n) => `About ${count(n, 'minute', 'minutes')} to go until your time in the course is enough`,
    minutesAtEnd: (n) =>
      `The course counts once you have spent enough time in it: about ${count(n, 'minute', 'minutes')} to go. Look through the lessons again, or come back later.`,
    enough: 'Your time in the course is enough now.',
    testedOut: 'Tested out',
  },
  saving: { saved: 'Saved', saving: 'Saving', 'not-saved': 'Not saved: retrying' },
  notRecorded: 'Not recorded',
  notKept: 'Nothing is kept',
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
  contentsNotLoaded: 'The contents could not be loaded. Check your connection and press Contents again.',
  helpNotLoaded: 'Help could not be loaded. Check your connection and press Help again.',
  listen: {
    title: 'Listen',
    play: 'Read this screen',
    pause: 'Pause',
    goOn: 'Go on',
    close: 'Close Listen',
    speed: 'Speed',
    speeds: { 0.75: 'Slower', 1: 'Normal', 1.25: 'Faster', 1.5: 'Fastest' },
    voice: 'Voice',
    noVoice: 'Choose a voice',
    onDevice: 'On this device',
    byService: 'By a service on the internet',
    service:
      'This voice is not on your device. The words of the screen go to a service of whoever made your browser; what you have written yourself does not.',
    chooseVoice: 'Choose a voice first: your device has none of its own for this language.',
    failed: 'This voice does not speak. Choose another one.',
    nothing: 'There is nothing to read on this screen.',
    notLoaded: 'Reading aloud could not be loaded. Check your connection and press Listen again.',
  },
  lessonFailed: {
    title: 'This lesson could not be loaded',
    text: 'What you have done is not affected: the top of the page says whether all of it is saved. This can happen when the connection drops or when your learning system has signed you out.',
    retry: 'Try again',
  },
  leave: {
    title: 'Not everything is saved yet',
    text: 'The learning system has not confirmed your latest answers. You can try again, or leave now: what is missing is kept on this device where that is possible, and sent when you open the course here again.',
    retry: 'Try again',
    anyway: 'Leave anyway',
    stay: 'Stay',
  },
  farewell: {
    title: 'You have left the course',
    lost: 'The session has ended, but the learning system did not confirm your latest answers. Open the course again on this device to send them.',
    lostHere:
      'The session has ended, but the learning system did not confirm your latest answers, and this browser could not keep them. When you open the course again, please look whether anything is missing.',
    recorded: 'What was recorded',
    done: 'What you did in this visit',
    completion: (completed) => (completed ? 'Course completed' : 'Course in progress'),
    score: (percent, passed) => `Best score in the final check: ${percent}%${passed ? ' – passed' : ''}`,
    noScore: 'Final check: not taken yet',
    comeBack:
      'To go on, open the course again from where you started it. You will be back at the same screen.',
    comeBackDone:
      'You can open the course again at any time. Time and answers may then be added to your record; your completion and your best score are never taken back.',
    nothingKept:
      'This browser does not allow anything to be kept, so the course begins anew when you open it again.',
    nothing: 'Nothing was recorded in this visit.',
    goBack: 'Back to your learning system',
    inFrame:
      'You can leave this page now, by the menu or the links of the page around the course. If the course opened in a window of its own, you can close that window.',
    inWindow: 'You can close this window now.',
    inTab: 'You can close this page now, or go back to where you came from.',
    close: 'Close window',
    notClosed: 'This browser does not let the course close its window. Please close it yourself.',
  },
  stale: {
    title: 'Please open the course again',
    text: 'This page was left and its session has ended, so nothing more can be recorded here. Open the course again from where you started it: you will be back at the same screen.',
    nothingKept:
      'This page was left and its session has ended. This browser does not allow anything to be kept, so the course begins anew when you load the page again.',
  },
  help: {
    open: 'Help',
    close: 'Close help',
    title: 'Help',
    usingTitle: 'Finding your way',
    using: [
      'Next and Previous take you through the screens. Contents shows every lesson, and you may open any of them at any time.',
      'Practice questions do not count: change your answers as often as you like. Only a final check is scored.',
    ],
    saving: {
      kept: 'Your place and your answers are saved as you go: the top of the page says whether all of it is. Leave with Exit, and come back to the same screen.',
      notKept: 'This browser does not allow anything to be kept: your progress ends with this visit.',
      notRecorded: 'Nothing you do now is recorded.',
      nothingOpen: 'Nothing can be recorded now.',
    },
    support: 'Someone to talk to',
    aboutTitle: 'About this course',
    sources: 'Sources and further reading',
    people:
      'The people in the pictures are put together from Open Peeps, drawings by Pablo Stanley in the public domain (CC0 1.0).',
    about: (title, version, organisation) =>
      `${title}, version ${version}${organisation ? `, for ${organisation}` : ''}.`,
    content: 'Content, sha256:',
    reportTitle: 'Something is not working',
    reportText:
      'Make a report and send it to whoever looks after your learning system. Nothing that you wrote for yourself is in it, nor your name.',
    makeReport: 'Make a report',
    reportLabel: 'The report',
    copy: 'Copy report',
  },
  record: {
    title: 'Completion record',
    text: 'One page for your files: what you completed and when, with your score and what you confirmed. None of your answers is in it.',
    show: 'Show the record',
    save: 'Save as a file (JSON)',
    saved: 'Saved to your downloads, if your browser allows it here.',
    learner: 'Learner',
    noName: 'The learning system gives no name.',
    course: 'Course',
    completed: 'Completed',
    notYet: 'Not completed yet.',
    completion: ({ when, version, content, score, passMark }) =>
      `${when}, version ${version}, content ${content}${score === '' ? '' : `, score ${score}${passMark === '' ? '' : ` (pass mark ${passMark})`}`}`,
    attempts: 'Attempts at the final check',
    taken: (taken, best, passMark) =>
      `${taken} in all${best === '' ? '' : `, best score ${best}`}, pass mark ${passMark}`,
    acknowledged: 'Confirmed',
    given: (id, version, when) =>
      `${id}, version ${version}, ${when === '' ? 'the day is not on record' : when}: `,
    wordsElsewhere: 'the words have changed since; the transcript of that release has them.',
    testedOut: 'Passed at the beginning',
    rules: 'Asked for as well',
    answersAsked: 'An answer to every question in the lessons.',
    minutesAsked: (minutes) => `${count(minutes, 'minute', 'minutes')} in the course.`,
    made: 'This record',
    madeFrom: (when, version, digest) => [
      'made on ',
      when,
      ', by version ',
      version,
      ', content (SHA-256) ',
      digest,
    ],
    moment: (day, time, offset) => `${day}, ${time} (UTC${offset})`,
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
  confidence: {
    question: 'How sure are you?',
    hint: 'You may leave this out. It doesn’t count.',
    levels: { 1: 'Guessing', 2: 'Fairly sure', 3: 'Certain' },
    certainAndWrong: 'You were certain of this one. That makes it worth a second look.',
    guessedAndRight: 'You were guessing, and it was right. Read why, so that you know it next time.',
    certain: (right, all) =>
      `Of the ${count(all, 'answer', 'answers')} you were certain of, ${right} ${right === 1 ? 'was' : 'were'} right.`,
  },
  answerAll: (missing) => `Choose an answer for every statement: ${missing} to go.`,
  yourAnswer: 'Your answer',
  rightAnswer: 'Right answer',
  scrolls: { table: 'Table, scrolls sideways', code: 'Code, scrolls sideways' },
  dataNote: 'About this data',
  pickResource: 'What suits you now?',
  everything: 'Show everything',
  shown: (n) => `${count(n, 'resource', 'resources')} shown.`,
  finalCheck: {
    lookAgain: 'Look again',
    facts: (questions, percent) =>
      `${count(questions, 'question', 'questions')}. You pass with ${percent}% right.`,
    unlimited: 'You can take it as often as you like; your best score counts.',
    attempts: (left) => `You have ${count(left, 'attempt', 'attempts')} left; your best score counts.`,
    noneLeft: 'You have used all your attempts.',
    best: (percent) => `Your best score so far: ${percent}%.`,
    begin: 'Begin the check',
    again: 'Take the check again',
    question: (n, all) => `Question ${n} of ${all}`,
    back: 'Back',
    next: 'Next question',
    toReview: 'Look over my answers',
    reviewTitle: 'Your answers',
    reviewText: 'You can still change any of them.',
    unanswered: 'Not answered yet',
    submit: 'Submit my answers',
    missing: (n) => `${count(n, 'question is', 'questions are')} still without an answer.`,
    passed: 'You passed',
    notPassed: 'Not there yet',
    notThisTime: 'Not this time',
    staysPassed: 'You passed before, and that stays.',
    result: (right, all, percent) => `${right} of ${all} right: ${percent}%`,
    passedText: 'Well done. The top of the page says when your result is saved.',
    notPassedText: (percent) =>
      `You need ${percent}% to pass. Have a look at what each question says, then try again when you are ready.`,
    byLesson: 'By lesson',
    yourAnswers: 'Question by question',
  },
  testOut: {
    open: (questions, percent) =>
      `Do you know this already? Answer ${count(questions, 'question', 'questions')}: with ${percent}% right, the lesson counts and you can go straight on to the next. You can do this once.`,
    begin: 'Answer the questions',
    hasLesson: 'You have this lesson',
    notThisTime: 'Not this time',
    passed: 'You have tested out of this lesson: it counts as complete. You can still go through it.',
    failed: 'You have not tested out of this lesson: go through it to make it count.',
    done: 'This lesson counts already.',
    recorded: (title, isPassed, right, all) =>
      `${isPassed ? 'Tested out of' : 'Did not test out of'} “${title}”: ${right} of ${all} right`,
  },
  privateNotes: {
    note: 'Only you see this. It is never sent to anyone.',
    title: 'Keep my private answers for next time',
    titleKept: 'Private answers kept on this device',
    warning:
      'They stay in this browser, on this device, until you delete them. If others use this computer, they may be able to read them.',
    keep: 'Keep on this device',
    kept: 'Your private answers are now kept on this device.',
    refused:
      'This browser does not allow anything to be kept. Your answers stay until you close the course, and end with it.',
    erase: 'Delete all my private answers',
    erased: 'Your private answers have been deleted.',
  },
  room: (left) => `${count(left, 'character', 'characters')} left.`,
  copying: {
    copy: 'Copy',
    copied: 'Copied',
    byHand:
      'This browser does not let the course copy. The words are selected: copy them with Ctrl+C, or ⌘C on a Mac.',
  },
  printing: {
    print: 'Print',
    refused: 'The course is not allowed to print here. Your browser’s own Print command may still work.',
  },
  slider: {
    unanswered: 'Not answered yet',
    asList: 'Answer from a list instead',
    asSlider: 'Answer with the slider instead',
    before: 'Your first answer',
    now: 'Now',
    nothingBefore: 'Your first answer is not on this device.',
  },
  reflection: { thoughts: 'A thought appears under what you tick.', own: 'In your own words, if you like' },
  reveal: {
    guess: 'Your guess',
    typed: 'Or type it',
    show: 'Show the figure',
    skip: 'Show it without a guess',
    again: 'Guess again',
    guessFirst: 'Make a guess first. Any number will do.',
    outOfRange: (min, max) => `Type a number from ${min} to ${max}.`,
    yourGuess: 'Your guess',
    figure: 'The figure',
    compared: {
      exact: 'Your guess is the figure itself.',
      close: 'Your guess was close.',
      higher: 'The figure is higher than your guess.',
      lower: 'The figure is lower than your guess.',
    },
  },
  builder: {
    sentence: 'Your sentence so far',
    gap: 'to choose',
    missing: (n) => `Choose a piece for every gap: ${n} to go.`,
  },
  scene: {
    goOn: 'Go on',
    back: 'Back',
    again: 'See it again',
    asPage: 'Read as a page',
    asScene: 'See it as a scene',
    step: (n, all) => `${n} of ${all}`,
    you: 'You',
    captions: 'Captions',
  },
  scenario: {
    begin: 'Begin the story',
    inShort: 'Read it in short',
    summary: 'In short',
    toStory: 'Back to the story',
    question: 'What do you do?',
    back: 'Back',
    restart: 'Start again',
    ending: 'This is where your path ends. Other paths end differently: go back or start again to try one.',
    path: (decisions) => `Your path so far: ${count(decisions, 'decision', 'decisions')}`,
    youChose: 'You chose:',
    taken: 'your choice',
    seen: 'seen before',
    unseen: 'not seen yet',
    endings: (seen, all) => `You have seen ${seen} of ${count(all, 'ending', 'endings')}.`,
    notTaken: 'No path through this story is recorded. You can read it in short.',
  },
  phrases: {
    keep: 'Keep for my plan',
    own: 'Say it aloud, and change it until it’s yours',
    inPlan: 'What you keep is offered to you in your plan.',
  },
  plan: {
    focus: 'What to work on',
    ownFocus: 'Something else',
    steps: ['The moment', 'What you’ll say or do', 'If it gets difficult'],
    pick: 'Choose, or leave it out',
    kept: 'What you kept: press to use it',
    say: (words) => `say: ‘${words}’`,
    cue: 'If …',
    cueHint: 'A moment you can see or hear: an idea comes up twice in Monday planning',
    action: '… then I will',
    actionHint: 'Your first words or first step: say whose idea it was',
    obstacle: 'What might get in the way?',
    ownObstacle: 'Something else',
    backup: 'If that happens, I will',
    backupHint: 'A smaller or later step: send a message the same day',
    review: 'When to look back',
    ownWords: 'In your own words',
    noneOfThese: 'I’ll leave this open',
    optional: 'optional',
    title: 'Your plan',
    empty: 'Your plan appears here as you write it.',
    notHere:
      'There is no plan to show here: none was written, or it went when the course was closed. You can still write one, in the lesson on your plan.',
    ifWord: 'If',
    thenWords: 'then I will',
    copyText: 'Copy as text',
    calendar: 'Calendar file',
    calendarHint: (days) =>
      `The calendar file holds your review date and a three-minute refresher on day ${days.join(' and day ')}. It is made on this device.`,
    saved: 'The calendar file is in your downloads, if your browser allows downloads here.',
    asText: 'No file? Here it is as text',
    calendarText: 'Copy this into a file named my-plan.ics, then open that file with your calendar.',
    problem: 'Your plan needs a little more',
    needed: { cue: 'Say when it starts: “If …”', action: 'Say what you will do: “… then I will”' },
    reviewTitle: 'Look back at my plan',
    labels: {
      focus: 'Focus',
      obstacle: 'In the way',
      backup: 'If so, I will',
      backupAlone: 'If it gets difficult, I will',
      review: 'Look back on',
    },
  },
  rehearsal: {
    now: 'It’s happening:',
    show: 'Show my plan',
    planned: 'What you planned',
    noPlan: 'Your plan is tried out here, once you have written one on this device.',
  },
  moments: {
    when: 'When is it?',
    whenFirst: 'Say first when it is.',
    lead: (minutes) =>
      `The card comes up in your calendar ${minutes} minutes before. The file is made on this device.`,
    print: 'Print the cards',
  },
  revisit: {
    hint: 'If you kept your plan on this device, it stands here. If not, write down what you remember, or make a new one.',
  },
  acknowledgement: {
    agree: 'I confirm this.',
    give: 'Confirm',
    tickFirst: 'Tick the box first, if you want to confirm this.',
    given: (version) => `Given (version ${version})`,
    changed: 'You confirmed an earlier version. The words have changed since.',
    notGiven: 'Not given.',
  },
  certificate: {
    title: 'Certificate of completion',
    for: 'This certifies that',
    course: (title, version) => `${title}, version ${version}`,
    score: (percent) => `Best score in the final check: ${percent}%`,
    completedOn: (date) => `Completed on ${date}`,
    dateUnknown: 'The day of completion is not on record: the course was completed before it was kept.',
    passMark: (percent) => `Pass mark: ${percent}%`,
    content: (digest) => `Content: ${digest}`,
    printedOn: (date) => `Printed on ${date}`,
    name: 'Your name, as it should stand on the certificate',
    nameHint: 'It stays on this page and is never sent.',
    missing: 'Your certificate appears here once you have:',
    toDo: {
      lessons: 'gone through every lesson to its last screen',
      answers: 'answered the questions of every lesson',
      minutes: 'spent enough time in the course: the contents say how much is left',
      check: 'passed the final check',
      acknowledgement: 'given the acknowledgement above',
    },
  },
};
