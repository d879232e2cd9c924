import { saveFile } from './save-file.js';

type Bytes = Uint8Array<ArrayBuffer>;
type Picker = (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;

/** Where a large file is written while it comes. Nothing of it is there before `done`. */
export interface Place {
  write(part: Bytes): Promise<void>;
  done(): Promise<void>;
  abandon(): Promise<void>;
}

/** Not yet in the standard of all browsers. @see https://wicg.github.io/file-system-access/#api-showsavefilepicker */
const picker = (): Picker | undefined => (globalThis as unknown as { showSaveFilePicker?: Picker }).showSaveFilePicker;

/** Whether this browser writes what comes straight to the disk. Else it holds a whole file until it is there. */
export const streamsToDisk = (): boolean => picker() !== undefined;

/** Asks the officer where to, when the browser can; else it goes where downloads go. @returns null when she does not want to after all */
export async function placeFor(suggestedName: string): Promise<Place | null> {
  const pick = picker();
  if (!pick) return held(suggestedName);
  try {
    return onDisk(await (await pick.call(globalThis, { suggestedName })).createWritable());
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

/** The browser writes to a file of its own, and puts it in its place when it is whole. */
const onDisk = (file: FileSystemWritableFileStream): Place => ({
  write: (part) => file.write(part),
  done: () => file.close(),
  abandon: () => file.abort(),
});

/** Large enough that there are few, small enough to copy. */
const HELD_bytes = 4 * 1024 * 1024;

/** In parts that the browser keeps outside the memory of the page, and may put on its disk. */
function held(name: string): Place {
  let [parts, waiting, size]: [Blob[], Bytes[], number] = [[], [], 0];
  const keep = () => {
    parts.push(new Blob(waiting));
    [waiting, size] = [[], 0];
  };
  return {
    write(part) {
      waiting.push(part);
      size += part.length;
      if (size >= HELD_bytes) keep();
      return Promise.resolve();
    },
    done() {
      keep();
      saveFile(new Blob(parts, { type: 'application/x-tar' }), name);
      return Promise.resolve();
    },
    abandon() {
      [parts, waiting] = [[], []];
      return Promise.resolve();
    },
  };
}
