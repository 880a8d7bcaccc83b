import type { DeviceWords } from './words-type.ts';

export const en: DeviceWords = {
  privacy:
    'Your progress, your answers to questions and your score are kept in this browser, on this device, and go nowhere else. What you write for yourself – reflections, sliders, your plan – is kept only if you ask for it.',
  update: {
    ready: 'There is a new version of this course. Your place and your results are kept.',
    elsewhere:
      'A new version of this course is now in use in another tab. Load it here, too, when it suits you: what you did here is saved first.',
    use: 'Use the new version',
    later: 'Not now',
    notSaved: 'Your latest answers are not saved yet, so this version stays. Please try again in a moment.',
    notes:
      'Your private answers are only kept for this visit and would end with it. To take them along, keep them on this device first: you can do that below each of them.',
    anyway: 'Go on without them',
  },
  panel: {
    title: 'This device',
    text: 'Your progress is kept in this browser, on this device, and nowhere else.',
    textUnkept:
      'This browser does not keep anything, so your progress ends with this visit. A file can carry it to the next.',
    offline: 'The course is on this device and works without a connection.',
  },
  save: {
    button: 'Save my progress to a file',
    notes: 'Put my private answers into the file, too',
    notesHint: 'Whoever opens the file can read them.',
    saved: (file) => `${file} is in your downloads. Open the course on another device and continue from it.`,
  },
  load: {
    label: 'Continue from a file',
    hint: 'Choose a file that this course saved on another device.',
    found: (day) => `Progress saved on ${day}:`,
    completed: 'course completed',
    underWay: 'course in progress',
    score: (percent) => `best score ${percent}%`,
    merged: 'It is added to what is here. Nothing that you achieved on this device is taken back.',
    notes: 'Take the private answers out of it, too. Where there is one here already, it is replaced.',
    use: 'Continue from this file',
    leave: 'Leave everything as it is',
    done: 'Done: you are where the file left off.',
    notSaved: 'The file was read, but this browser could not keep it. Free some space and try again.',
    closed: 'You have left the course here. Load the page again, and then continue from the file.',
    refused: {
      tooLarge: 'This file is too large to be saved progress. Nothing was changed.',
      notOurs: 'This is not a file that this course saved. Nothing was changed.',
      newer:
        'This file was saved by a newer version of the course. Open the course with a connection, use the new version when it is offered, and try again. Nothing was changed.',
      foreign: 'This file belongs to another course. Nothing was changed.',
      damaged:
        'This file is damaged or was changed since it was saved. Save it once more on the other device. Nothing was changed.',
      unreadable: 'The browser could not read this file. Nothing was changed.',
    },
  },
  erase: {
    button: 'Erase everything on this device',
    title: 'Erase everything?',
    text: 'Your progress, your results and your private answers are deleted from this browser, in every tab, and the course no longer works without a connection. This cannot be undone. If you want to keep your progress, save it to a file first.',
    confirm: 'Erase everything',
    keep: 'Keep it all',
    erasing: 'Erasing…',
    failed:
      'Not everything could be erased. Use your browser’s settings to delete the data of this site, then load the page again.',
    done: 'Everything that this course kept on this device has been erased.',
    doneOffline:
      'Everything that this course kept on this device has been erased. To take it again, load this page once you have a connection.',
  },
};
