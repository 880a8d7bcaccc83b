interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly url: string } }[];
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}

/** The share of the page's time that was spent in the chunks of the session and the record themselves, in %. */
export function shareOfRecord({ nodes, samples = [], timeDeltas = [] }: Profile): number {
  const own = new Set(
    nodes
      .filter(({ callFrame }) => /\/app\/(start|scorm12|scorm2004)-/.test(callFrame.url))
      .map(({ id }) => id),
  );
  let ownTime = 0;
  let all = 0;
  samples.forEach((id, index) => {
    const delta = timeDeltas[index] ?? 0;
    all += delta;
    if (own.has(id)) ownTime += delta;
  });
  return (ownTime / all) * 100;
}
