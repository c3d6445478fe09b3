const mediaTypes: Readonly<Record<string, string>> = {
  csv: "text/csv",
  html: "text/html",
  json: "application/json",
  md: "text/markdown",
  onnx: "application/octet-stream",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain",
};

/** The bytes of a file that a cell offers: text, bytes, a blob, or any value as JSON. */
export async function fileBytes(content: unknown): Promise<ArrayBuffer> {
  if (content instanceof ArrayBuffer) return content.slice(0);
  if (ArrayBuffer.isView(content)) {
    const copy = new Uint8Array(content.byteLength);
    copy.set(new Uint8Array(content.buffer, content.byteOffset, content.byteLength));
    return copy.buffer;
  }
  if (content instanceof Blob) return content.arrayBuffer();
  const text = typeof content === "string" ? content : JSON.stringify(content, null, 2);
  return new TextEncoder().encode(text ?? "").slice().buffer;
}

export function mediaTypeOf(name: string): string {
  return mediaTypes[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream";
}
