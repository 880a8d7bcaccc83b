import { words as first } from 'course:device-words';
import { onDeviceWordsChange } from './words.ts';
import type { DeviceWords } from './words-type.ts';

/** The website's additional words, in the current language. */
export let words: DeviceWords = first;

onDeviceWordsChange((taken, player) => {
  words = taken ?? first;
  // Only this browser can fail to save: there is no learning system, and no session that it could end.
  const { unsaved, leave, lost, lessonFailed, reportText, noName } = words.instead;
  return {
    unsaved: () => unsaved,
    leave: { ...player.leave, text: leave },
    farewell: { ...player.farewell, lost, lostHere: lost },
    lessonFailed: { ...player.lessonFailed, text: lessonFailed },
    help: { ...player.help, reportText },
    record: { ...player.record, noName },
  };
});
