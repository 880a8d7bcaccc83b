import type { Remark } from '../problems.ts';
import { bitRate, hasPersonalTags, recordingSizeAdvice } from './advice.ts';
import { hasTags, mp3BitRate, withoutTags } from './mp3.ts';
import type { Facts } from './mp4.ts';
import { mp4Facts, withoutMp4Metadata } from './mp4.ts';
import { endingOf } from './sniff.ts';
import { webmFacts, withoutWebmMetadata } from './webm.ts';

const isMp4 = (name: string): boolean => /^(?:mp4|m4v|m4a)$/.test(endingOf(name));

export function factsOf(name: string, bytes: Uint8Array): Facts {
  if (isMp4(name)) return mp4Facts(bytes);
  return endingOf(name) === 'webm' ? webmFacts(bytes) : {};
}

/** A copy without metadata, which may name people or places. */
export function withoutMetadata(name: string, bytes: Uint8Array): Uint8Array {
  if (isMp4(name)) return withoutMp4Metadata(bytes);
  const ending = endingOf(name);
  if (ending === 'webm') return withoutWebmMetadata(bytes);
  return ending === 'mp3' ? withoutTags(bytes) : bytes;
}

export function recordingAdvice(
  name: string,
  use: 'audio' | 'video',
  bytes: Uint8Array,
  facts: Facts,
): Remark[] {
  const ending = endingOf(name);
  const kilobits = ending === 'mp3' ? mp3BitRate(bytes) : bitRate(bytes.length, facts);
  const smaller = recordingSizeAdvice(name, use, bytes.length, kilobits);
  const advice = smaller ? [smaller] : [];
  if (facts.startsLate) {
    const message = `"${name}" begins only once all of it was fetched: its index stands at its end.`;
    advice.push({ message, fix: 'Export it for the web ("fast start", "web optimised").' });
  }
  if (ending.startsWith('o') && hasPersonalTags(bytes)) {
    const message = `"${name}" names who made it, or where.`;
    const fix = 'Empty its tags, or export it as mp3 or m4a: there the build takes them out.';
    advice.push({ message, fix });
  }
  if (ending === 'mp3' && hasTags(withoutTags(bytes))) {
    const message = `"${name}" names who made it, or where.`;
    advice.push({ message, fix: 'Empty its tags.' });
  }
  return advice;
}
