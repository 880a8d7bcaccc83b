/** As many whole sentences as fit, and `…` if there are more. If not even one fits, as many of its words as fit. */
export function sentencesWithin(text: string, room: number): string {
  if (text.length <= room) return text;
  let kept = '';
  for (const sentence of text.split(/(?<=[.!?…])\s+(?=\P{Ll})/u)) {
    const longer = kept === '' ? sentence : `${kept} ${sentence}`;
    if (longer.length > room - 2) break;
    kept = longer;
  }
  return kept === '' ? wordsWithin(text, room) : `${kept} …`;
}

/** As many whole words as fit, and `…` if there are more; characters if there is no space. */
export function wordsWithin(text: string, room: number): string {
  if (text.length <= room) return text;
  const words = /^(.*\S)\s/su.exec(text.slice(0, Math.max(0, room)))?.[1];
  // Half of a character of two code units is none.
  const cut = words ?? text.slice(0, Math.max(0, room - 1)).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut}…`;
}
