import { deflateAsync } from '@gfx/zopfli';
import { deflateSync } from 'fflate';

type Encoder = (content: Uint8Array) => Promise<Uint8Array>;

// Neither is Node's own, whose output depends on the processor.
const quick: Encoder = (content) => Promise.resolve(deflateSync(content, { level: 9 }));

/** Bytes. Below it, looking for where to begin another block takes longest and finds nothing. */
const worthSplitting = 8 * 1024;

// More than one iteration is half as slow again, for a five-hundredth; more than three blocks four times as slow,
// for two bytes.
const thorough: Encoder = (content) =>
  deflateAsync(content, {
    numiterations: 1,
    blocksplitting: content.byteLength >= worthSplitting,
    blocksplittingmax: 3,
  });

/** What was made of an array stays with it: most files are in several packages. */
const remembering = (encode: Encoder): Encoder => {
  const known = new WeakMap<Uint8Array, Promise<Uint8Array>>();
  return (content) => {
    const packed = known.get(content) ?? encode(content);
    known.set(content, packed);
    return packed;
  };
};

const encoders = { quick: remembering(quick), thorough: remembering(thorough) };

/**
 * The bytes in the deflate format (RFC 1951), the same on any machine. The array must not be changed afterwards.
 *
 * @param small whether to look harder
 */
export const deflated = (content: Uint8Array, small: boolean): Promise<Uint8Array> =>
  small ? encoders.thorough(content) : encoders.quick(content);
