/** A chosen or dropped file. */
export interface DroppedFile {
  /** Includes the path from the dropped folder. */
  readonly name: string;
  /** Rejects if the file cannot be read. */
  readonly bytes: () => Promise<Uint8Array>;
}

export const bytesOf = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());

/** The dropped files, including those in dropped folders and those that cannot be read. */
export async function droppedFiles(items: DataTransferItemList): Promise<DroppedFile[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  return (await Promise.all(entries.map(filesIn))).flat();
}

async function filesIn(entry: FileSystemEntry): Promise<DroppedFile[]> {
  const name = entry.fullPath.slice(1);
  if (entry.isFile) {
    const open = (): Promise<File> =>
      new Promise((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ name, bytes: async () => bytesOf(await open()) }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: FileSystemEntry[] = [];
  try {
    // A browser returns at most 100 entries at a time.
    for (;;) {
      const more = await new Promise<FileSystemEntry[]>((resolve, reject) =>
        reader.readEntries(resolve, reject),
      );
      if (more.length === 0) break;
      found.push(...more);
    }
  } catch (error) {
    return [{ name, bytes: () => Promise.reject(error as DOMException) }];
  }
  return (await Promise.all(found.map(filesIn))).flat();
}
