import type { MediaDone } from '../../media/media-desk.ts';

/** What is said of files that were saved. */
export const writtenWords = ({ file, line, changed, untouched }: MediaDone): string => {
  if (!changed.includes(file)) return `Written: ${changed.join(', ')}.`;
  const others = untouched.length > 0 ? ` What ${untouched.join(', ')} say of their own stays.` : '';
  return `Written: ${file}:${line}.${others}`;
};
