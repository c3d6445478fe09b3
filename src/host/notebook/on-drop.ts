const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") === true;

/**
 * Files that are dropped anywhere on the page are taken; the browser would leave the lab to show them. While they are
 * dragged a veil lies over the page: the kernel's frame, too, would take them. The returned function stops listening.
 */
export function onDrop(take: (files: readonly File[]) => void): () => void {
  const listening = new AbortController();
  const on = (type: "dragenter" | "dragover" | "drop", listener: (event: DragEvent) => void) =>
    addEventListener(
      type,
      (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        listener(event);
      },
      { capture: true, signal: listening.signal },
    );
  on("dragenter", () => void import("../own-files/drop-veil.ts").then(({ showVeil }) => showVeil()));
  on("dragover", () => undefined);
  on("drop", ({ dataTransfer }) => {
    const files = [...(dataTransfer?.files ?? [])];
    // What is a folder is told only now; what lies in it is read later.
    const entries = [...(dataTransfer?.items ?? [])].flatMap((item) => item.webkitGetAsEntry() ?? []);
    if (!entries.some(({ isDirectory }) => isDirectory)) return take(files);
    void import("../own-files/bring-files.ts")
      .then(({ filesWithin }) => filesWithin(entries))
      .catch(() => files)
      .then(take);
  });
  return () => listening.abort();
}
