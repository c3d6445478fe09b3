/** Gives the reader a file. The name loses what a folder could be made of. */
export function saveFile(name: string, mediaType: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name.replace(/[/\\:*?"<>|]/g, "-").replace(/^\.+/, "") || "arquivo";
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
