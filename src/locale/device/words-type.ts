/** The words of what only the website has: its updates, and what a learner can do with this device. */
export interface DeviceWords {
  /** On the start screen, in the place of what goes to an LMS. */
  readonly privacy: string;
  readonly update: {
    /** A new version waits. */
    readonly ready: string;
    /** Another tab has gone over to it. */
    readonly elsewhere: string;
    readonly use: string;
    readonly later: string;
    readonly notSaved: string;
    /** Private notes that nothing keeps would be lost. */
    readonly notes: string;
    readonly anyway: string;
  };
  readonly panel: {
    readonly title: string;
    readonly text: string;
    readonly textUnkept: string;
    readonly offline: string;
  };
  readonly save: {
    readonly button: string;
    readonly notes: string;
    readonly notesHint: string;
    readonly saved: (file: string) => string;
  };
  readonly load: {
    readonly label: string;
    readonly hint: string;
    readonly found: (day: string) => string;
    readonly completed: string;
    readonly underWay: string;
    readonly score: (percent: number) => string;
    readonly merged: string;
    readonly notes: string;
    readonly use: string;
    readonly leave: string;
    readonly done: string;
    readonly notSaved: string;
    readonly closed: string;
    readonly refused: {
      readonly tooLarge: string;
      readonly notOurs: string;
      readonly newer: string;
      readonly foreign: string;
      readonly damaged: string;
      readonly unreadable: string;
    };
  };
  readonly erase: {
    readonly button: string;
    readonly title: string;
    readonly text: string;
    readonly confirm: string;
    readonly keep: string;
    readonly erasing: string;
    readonly failed: string;
    readonly done: string;
    readonly doneOffline: string;
  };
}
