import { createHash } from 'node:crypto';
import type { Logo } from '../course/settings.ts';
import { bareSvg, svgProblem } from './svg.ts';

/** A logo as the packages hold it. */
export interface LogoFile extends Logo {
  readonly content: Uint8Array;
}

/** Bytes. A learner waits for it before the first screen is whole. */
const largestLogo = 100_000;

export interface LogoProblem {
  readonly message: string;
  readonly mend: string;
}

const problem = (message: string, mend: string): LogoProblem => ({ message, mend });

/** @param name as `course.yaml` has it @param content undefined where there is no such file */
export function readLogo(name: string, content: Uint8Array | undefined): LogoFile | LogoProblem {
  const type = /^[\w-]+\.(svg|png)$/.exec(name)?.[1];
  if (type === undefined) {
    return problem(
      `The logo "${name}" is not the name of an SVG or PNG file.`,
      'Write e.g. logo.svg: a plain name, in assets/brand/.',
    );
  }
  if (!content)
    return problem(`There is no logo assets/brand/${name}.`, "Put the file there, or write logo: ''.");
  if (content.length > largestLogo) {
    const size = Math.ceil(content.length / 1000);
    return problem(
      `The logo "${name}" is too large: ${size} kB.`,
      `Make it smaller than ${largestLogo / 1000} kB: export it plain, or at twice the size it is shown (96 pixels high).`,
    );
  }
  const size = type === 'svg' ? svgSize(name, new TextDecoder().decode(content)) : pngSize(name, content);
  if ('message' in size) return size;
  const version = createHash('sha256').update(content).digest('hex').slice(0, 8);
  return { path: `app/logo-${version}.${type}`, ...size, content };
}

type Size = Pick<Logo, 'width' | 'height'>;

function svgSize(name: string, source: string): Size | LogoProblem {
  const refused = svgProblem(`The logo "${name}"`, source);
  if (refused) return refused;
  const tag = /<svg[^>]*>/.exec(bareSvg(source))?.[0] ?? '';
  const box = /\bviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(tag);
  const [width, height] = box
    ? [Number(box[1]), Number(box[2])]
    : ['width', 'height'].map((side) =>
        Number(new RegExp(`\\s${side}\\s*=\\s*["']([\\d.]+)(?:px)?["']`).exec(tag)?.[1]),
      );
  if (width && height) return { width: Math.round(width), height: Math.round(height) };
  return problem(`The logo "${name}" does not say its size.`, 'Export it again with a viewBox.');
}

const pngMark = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** The header chunk comes first: PNG specification, 11.2.1. */
function pngSize(name: string, content: Uint8Array): Size | LogoProblem {
  if (content.length < 24 || pngMark.some((byte, index) => content[index] !== byte))
    return problem(`The logo "${name}" is not a PNG.`, 'Export it again as PNG.');
  const view = new DataView(content.buffer, content.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
