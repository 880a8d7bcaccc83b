import { describe, expect, it } from 'vitest';
import { mp3BitRate, withoutId3 } from '../../src/compile/media/mp3.ts';

/** The header of a frame with 128 kbit/s (MPEG-1 Layer III), and some sound. */
const frames = [0xff, 0xfb, 0x90, 0x00, 1, 2, 3, 4];
/** A tag of version 2 that holds bytes which look like a frame with 320 kbit/s, as a cover picture may. */
const tagged = Uint8Array.from([
  ...Buffer.from('ID3'),
  4,
  0,
  0,
  0,
  0,
  0,
  4,
  0xff,
  0xfb,
  0xe0,
  0x00,
  ...frames,
]);

describe('an mp3 with a cover picture', () => {
  it('goes into the package without it', () => {
    expect([...withoutId3(tagged)]).toEqual(frames);
  });

  it('is judged by its sound, not by its cover', () => {
    expect(mp3BitRate(tagged)).toBe(128);
  });
});
