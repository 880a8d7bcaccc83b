/** Starts a download of a file. A sandboxed frame may silently refuse. */
export function saveFile(name: string, type: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Later, because the download keeps the blob only once it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
