/** A chosen or dropped file. */
export interface DroppedFile {
  /** Includes the path from the dropped folder. */
  readonly name: string;
  /** Rejects if the file cannot be read. */
  readonly bytes: () => Promise<Uint8Array>;
  /** The name that another file of the drop has, too; absent if none has. */
  readonly nameBefore?: string;
}

export const bytesOf = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());

/** Numbers files of one name, which may come from several folders: the second is `name (2).csv`. */
export function withOwnNames(dropped: readonly DroppedFile[]): DroppedFile[] {
  const given = new Set(dropped.map(({ name }) => name));
  const used = new Set<string>();
  return dropped.map((file) => {
    let { name } = file;
    for (let number = 2; used.has(name); number += 1) {
      const numbered = file.name.replace(/(?:\.\w{2,5})?$/, (ending) => ` (${number})${ending}`);
      if (!given.has(numbered)) name = numbered;
    }
    used.add(name);
    return name === file.name ? file : { ...file, name, nameBefore: file.name };
  });
}

/** What to say of a file's name, if it takes the place of another, or another of the drop has it, too. */
export function notesOnName({ nameBefore }: DroppedFile, isReplacing: boolean, hadOwner: boolean): string[] {
  const again = hadOwner ? ' Say again whose it is: it may be of another learner.' : '';
  return [
    ...(isReplacing ? [`It takes the place of a file of this name that was here before.${again}`] : []),
    ...(nameBefore === undefined
      ? []
      : [`Another file was dropped with it that is called “${nameBefore}”, too: each is read.`]),
  ];
}

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
