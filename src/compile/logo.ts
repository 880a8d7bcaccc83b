import type { Logo } from '../course/settings.ts';
import { fileNameHash } from './content.ts';
import { deviceNameProblem, isDeviceName } from './device-names.ts';
import { plainName } from './media/folder.ts';
import type { Remark } from './problems.ts';
import { sourceText } from './source-text.ts';
import { largestPicture as largestLogo, readSvg } from './svg.ts';

/** A logo as it is in the packages. */
export interface LogoFile extends Logo {
  readonly content: Uint8Array;
}

const problem = (message: string, fix: string): Remark => ({ message, fix });

/** @param name as in `course.yaml` @param content undefined if there is no such file */
export function readLogo(name: string, content: Uint8Array | undefined): LogoFile | Remark {
  const type = /^[\w-]+\.(svg|png)$/.exec(name)?.[1];
  if (type === undefined && /\.(svg|png)$/i.test(name) && !/^\.\.|:/.test(name)) {
    const file = name.replace(/^.*[\\/]/, '');
    const plain = plainName(file);
    const fix = file === plain ? `Write ${plain}.` : `Rename the file to ${plain}, and write that.`;
    return problem(`The logo "${name}" is no plain name.`, fix);
  }
  if (isDeviceName(name))
    return problem(deviceNameProblem(name, 'a file'), `Rename it to ${plainName(name)}, and write that.`);
  if (type === undefined) {
    return problem(
      `The logo "${name}" is not the name of an SVG or PNG file.`,
      'Write e.g. logo.svg: a plain name, in assets/brand/.',
    );
  }
  if (!content)
    return problem(`There is no logo assets/brand/${name}.`, 'Put the file there, or leave the logo out.');
  if (content.length > largestLogo) {
    const size = Math.ceil(content.length / 1000);
    return problem(
      `The logo "${name}" is too large: ${size} kB.`,
      `Make it smaller than ${largestLogo / 1000} kB: export it plain, or at twice the size it is shown (96 pixels high).`,
    );
  }
  const read = type === 'svg' ? readSvgLogo(name, content) : pngSize(name, content);
  if ('message' in read) return read;
  return { content, path: `app/logo-${fileNameHash(content)}.${type}`, ...read };
}

type Size = Pick<Logo, 'width' | 'height'>;

function readSvgLogo(name: string, source: Uint8Array): (Size & Pick<LogoFile, 'content'>) | Remark {
  const read = readSvg(
    `The logo "${name}"`,
    sourceText(source),
    { xmlns: 'http://www.w3.org/2000/svg' },
    'logo',
  );
  if (!('svg' in read)) return read;
  const { viewBox = '', width, height } = read.attributes;
  const box = viewBox
    .trim()
    .split(/[\s,]+/)
    .slice(2);
  const [w, h] = (box.length === 2 ? box : [width, height]).map((side) => Number.parseFloat(side ?? ''));
  if (w && h) {
    return { width: Math.round(w), height: Math.round(h), content: new TextEncoder().encode(read.svg) };
  }
  return problem(`The logo "${name}" does not say its size.`, 'Export it again with a viewBox.');
}

const pngMark = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Reads the header chunk, which comes first: PNG specification, 11.2.1. */
function pngSize(name: string, content: Uint8Array): Size | Remark {
  if (content.length < 24 || pngMark.some((byte, index) => content[index] !== byte))
    return problem(`The logo "${name}" is not a PNG.`, 'Export it again as PNG.');
  const view = new DataView(content.buffer, content.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
