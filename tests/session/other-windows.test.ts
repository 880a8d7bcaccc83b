import { describe, expect, it } from 'vitest';
import type { Interaction } from '../../src/course/interaction.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import type { DecodedSnapshot } from '../../src/course/snapshot-decode.ts';
import { encodeSnapshot } from '../../src/course/snapshot.ts';
import type { Channel } from '../../src/session/other-windows.ts';
import { OtherWindows } from '../../src/session/other-windows.ts';
import { sampleCourse } from '../course/sample-course.ts';
import { Air } from './fakes.ts';

const snapshot = encodeSnapshot(
  sampleCourse(),
  { ...emptyProgress, acknowledgements: new Map([['acknowledgement', { version: '7', at: undefined }]]) },
  4096,
);

/** A window, and what it came to know. */
function windowOn(channel: Channel | undefined): {
  window: OtherWindows;
  met: string[];
  heard: DecodedSnapshot[];
} {
  const met: string[] = [];
  const heard: DecodedSnapshot[] = [];
  const window = new OtherWindows(channel, {
    met: () => met.push('met'),
    saved: (theirs) => heard.push(theirs),
    answered: () => undefined,
    answers: () => [],
  });
  return { window, met, heard };
}

describe('other windows', () => {
  it('are noticed by the first window and by the new one, once each', () => {
    const air = new Air();
    const first = windowOn(air.open('o'));
    expect(first.met).toEqual([]);
    const second = windowOn(air.open('o'));
    expect([first.met, second.met]).toEqual([['met'], ['met']]);
    expect([first.heard, second.heard]).toEqual([[], []]);
  });

  it('are sent nothing while there are none', () => {
    const posted: unknown[] = [];
    const { window } = windowOn({
      postMessage: (message) => posted.push(message),
      onmessage: null,
      close: () => undefined,
    });
    window.sendSnapshot(snapshot);
    window.sendAnswers([]);
    expect(posted).toEqual([{ type: 'opened', answers: [] }]);
  });

  it('receive what was saved while they had not answered yet, once; one that comes later reads it itself', () => {
    const posted: unknown[] = [];
    const channel: Channel = {
      postMessage: (message) => posted.push(message),
      onmessage: null,
      close: () => undefined,
    };
    const receive = (type: string): void => channel.onmessage?.({ data: { type } } as MessageEvent);
    const { window } = windowOn(channel);
    const [one, two] = [1, 2].map((number) => ({ number, interaction: {} as Interaction }));
    window.sendSnapshot('an older one');
    window.sendSnapshot(snapshot);
    window.sendAnswers([one!]);
    window.sendAnswers([two!]);
    posted.length = 0;
    receive('here');
    expect(posted).toEqual([
      { type: 'answered', answers: [one, two] },
      { type: 'saved', snapshot },
    ]);
    receive('here');
    receive('opened');
    expect(posted.slice(2)).toEqual([{ type: 'here', answers: [] }]);
  });

  it('receive what one saves, until they are closed', () => {
    const air = new Air();
    const [first, second] = [windowOn(air.open('o')), windowOn(air.open('o'))];
    first.window.sendSnapshot(snapshot);
    expect(second.heard.map(({ fields }) => fields.at(-1))).toEqual(['7']);
    expect(first.heard).toEqual([]);
    second.window.close();
    first.window.sendSnapshot(snapshot);
    expect(second.heard).toHaveLength(1);
  });

  it.each([
    null,
    undefined,
    5,
    'opened',
    {},
    { type: 'closed' },
    { type: 'saved' },
    { type: 'saved', snapshot: 5 },
    { type: 'saved', snapshot: 'no snapshot' },
    { type: 'other', snapshot },
  ])('take no notice of %j', (message) => {
    const air = new Air();
    const { met, heard } = windowOn(air.open('o'));
    const stranger = air.open('o');
    const answers: unknown[] = [];
    stranger.onmessage = ({ data }) => answers.push(data);
    stranger.postMessage(message);
    expect([met, heard, answers]).toEqual([[], [], []]);
  });

  it('are not noticed if the browser has no channel', () => {
    const { window, met } = windowOn(undefined);
    window.sendSnapshot(snapshot);
    window.close();
    expect(met).toEqual([]);
  });
});

describe('the answers of other windows', () => {
  const interaction: Interaction = {
    id: 'q',
    response: { type: 'choice', chosen: ['a'], right: ['b'] },
    result: 'incorrect',
    description: 'What?',
    objective: 'lesson',
    weighting: 0,
    latencySeconds: 2,
    at: new Date(0),
  };

  function answering(air: Air, own: readonly number[]): { window: OtherWindows; heard: number[] } {
    const heard: number[] = [];
    const window = new OtherWindows(air.open('o'), {
      met: () => undefined,
      saved: () => undefined,
      answered: ({ number }) => heard.push(number),
      answers: () => own.map((number) => ({ number, interaction })),
    });
    return { window, heard };
  }

  it('are sent to a new window, and its own answers to the others', () => {
    const air = new Air();
    const first = answering(air, [0, 3]);
    const second = answering(air, [4]);
    expect([first.heard, second.heard]).toEqual([[4], [0, 3]]);
    second.window.sendAnswers([{ number: 5, interaction }]);
    expect([first.heard, second.heard]).toEqual([
      [4, 5],
      [0, 3],
    ]);
  });

  it.each([
    'none',
    [null, 5, {}, { number: 1 }],
    [
      { number: -1, interaction },
      { number: 0.5, interaction },
      { number: '1', interaction },
    ],
    [{ number: 1, interaction: { ...interaction, id: 5 } }],
  ])('are none in %j', (answers) => {
    const air = new Air();
    const { heard } = answering(air, []);
    air.open('o').postMessage({ type: 'answered', answers });
    expect(heard).toEqual([]);
  });
});
