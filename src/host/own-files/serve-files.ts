import type { FilesAnswer, OpenFile } from "../../kernel/client.ts";
import { FileShelf } from "./file-shelf.ts";

const shelves = new Map<string, FileShelf>();
/** Who hears of a lab's files: its newest kernel. */
const hearing = new Map<string, () => void>();

/** The page's one shelf of a lab. */
export function shelfOf(lab: string): FileShelf {
  const shelf = shelves.get(lab) ?? new FileShelf(lab);
  shelves.set(lab, shelf);
  return shelf;
}

/** Questions of a kernel that wait at once; what it asks beyond them gets no answer. */
const mostWaiting = 50;
let waiting = 0;

/**
 * Answers a kernel that asks for a file, from its own lab's shelf and no other. From its first question on, which asks for
 * the list, it is told of every change.
 */
export async function serveFile(
  lab: string,
  { request, name }: OpenFile,
  answer: (files: FilesAnswer) => void,
): Promise<void> {
  if (waiting === mostWaiting) return;
  const shelf = shelfOf(lab);
  waiting += 1;
  const tell = async (to: number, blob: Blob | null): Promise<void> => {
    const kept = await shelf.list().catch(() => []);
    const files = kept.map((file) => ({ name: file.name, sizeBytes: file.sizeBytes, mediaType: file.mediaType }));
    answer({ type: "files", request: to, files, blob });
  };
  try {
    if (name === "") {
      hearing.get(lab)?.();
      hearing.set(
        lab,
        shelf.onChange(() => void tell(0, null)),
      );
    }
    await tell(request, name === "" ? null : await shelf.open(name).catch(() => null));
  } finally {
    waiting -= 1;
  }
}
