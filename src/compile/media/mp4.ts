/** ISO media files (ISO/IEC 14496-12): reads facts from them, and removes their metadata. */

/** The facts about a recording; undefined if the file does not say. */
export interface Facts {
  readonly width?: number;
  readonly height?: number;
  readonly seconds?: number;
  /** A codec that many browsers lack. */
  readonly unplayable?: string;
  /** Playing can only begin after the whole file has loaded. */
  readonly startsLate?: boolean;
}

interface Box {
  readonly type: string;
  /** The offset of its header. */
  readonly at: number;
  /** The offset of its content. */
  readonly from: number;
  readonly to: number;
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function boxesIn(bytes: Uint8Array, start = 0, end = bytes.length): Box[] {
  const data = view(bytes);
  const boxes: Box[] = [];
  for (let at = start; at + 8 <= end;) {
    const short = data.getUint32(at);
    const isLong = short === 1 && at + 16 <= end;
    const size = short === 0 ? end - at : isLong ? Number(data.getBigUint64(at + 8)) : short;
    const header = isLong ? 16 : 8;
    if (size < header || at + size > end) break;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    boxes.push({ type, at, from: at + header, to: at + size });
    at += size;
  }
  return boxes;
}

const inside = (bytes: Uint8Array, boxes: readonly Box[], type: string): Box[] =>
  boxes.filter((box) => box.type === type).flatMap(({ from, to }) => boxesIn(bytes, from, to));

export function mp4Facts(bytes: Uint8Array): Facts {
  const data = view(bytes);
  const top = boxesIn(bytes);
  const moov = inside(bytes, top, 'moov');
  const header = moov.find(({ type }) => type === 'mvhd');
  const isLong = header !== undefined && bytes[header.from] === 1;
  const scale = header && data.getUint32(header.from + (isLong ? 20 : 12));
  const length =
    header && (isLong ? Number(data.getBigUint64(header.from + 24)) : data.getUint32(header.from + 16));
  const sizes = inside(bytes, moov, 'trak')
    .filter(({ type }) => type === 'tkhd')
    .map(({ from, to }) => {
      // The size is in the last two words. The matrix before them rotates films that a phone took upright.
      const [width, height] = [data.getUint32(to - 8) / 65_536, data.getUint32(to - 4) / 65_536];
      const isTurned = data.getInt32(to - 44) === 0 && data.getInt32(to - 40) !== 0;
      return from < to && isTurned ? { width: height, height: width } : { width, height };
    });
  const size = sizes.find(({ width, height }) => width > 0 && height > 0);
  const media = inside(bytes, inside(bytes, inside(bytes, moov, 'trak'), 'mdia'), 'minf');
  const samples = inside(bytes, media, 'stbl').filter(({ type }) => type === 'stsd');
  const codecs = samples.flatMap(({ from, to }) => boxesIn(bytes, from + 8, to).map(({ type }) => type));
  const heavy = codecs.find((codec) => /^(?:hvc1|hev1|dvh1|ap[ch]n|apcs|mp4v)$/.test(codec));
  const order = top.map(({ type }) => type);
  return {
    ...size,
    ...(scale !== undefined && scale > 0 && length !== undefined && { seconds: length / scale }),
    ...(heavy !== undefined && {
      unplayable: heavy.startsWith('ap') ? 'ProRes' : heavy === 'mp4v' ? 'MPEG-4 Visual' : 'HEVC (H.265)',
    }),
    ...(order.indexOf('mdat') >= 0 && order.indexOf('mdat') < order.indexOf('moov') && { startsLate: true }),
  };
}

/** Boxes about the author, place and device, which are not needed to play the file. */
const personal = new Set(['udta', 'meta', 'uuid']);

/** A copy in which those boxes are free space. Nothing else moves, so that all offsets stay valid. */
export function withoutMp4Metadata(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  const top = boxesIn(bytes);
  const moov = inside(bytes, top, 'moov');
  for (const { type, at, from, to } of [...top, ...moov, ...inside(bytes, moov, 'trak')]) {
    if (!personal.has(type)) continue;
    copy.set(new TextEncoder().encode('free'), at + 4);
    copy.fill(0, from, to);
  }
  return copy;
}
