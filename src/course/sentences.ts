/** As many whole sentences as fit; `…` if there are more. */
export function sentencesWithin(text: string, room: number): string {
  if (text.length <= room) return text;
  let kept = '';
  for (const sentence of text.split(/(?<=[.!?…])\s+(?=\P{Ll})/u)) {
    const longer = kept === '' ? sentence : `${kept} ${sentence}`;
    if (longer.length > room - 2) break;
    kept = longer;
  }
  return kept === '' ? '…' : `${kept} …`;
}
