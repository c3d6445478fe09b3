/**
 * A digest that changes with any cell of the data: eight hexadecimal digits, FNV-1a over its JSON.
 * @param data - rows, or anything that JSON writes; the order of rows and of keys counts
 * @example await run.logInput({name: "pacientes", digest: datasetDigest(rows)});
 */
export function datasetDigest(data: unknown): string {
  const text = JSON.stringify(data) ?? "";
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
