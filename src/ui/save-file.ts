/** Hands a file to the browser's downloads. A sandboxed frame may refuse without a word. */
export function saveFile(name: string, type: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the blob only once it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
