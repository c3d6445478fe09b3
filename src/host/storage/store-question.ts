/** What a notebook may ask of the store. */
type StoreQuestion =
  | { readonly kind: "list"; readonly space: string }
  | { readonly kind: "get" | "delete"; readonly space: string; readonly key: string }
  | { readonly kind: "put"; readonly space: string; readonly key: string; readonly content: string | ArrayBuffer };

const longestKey = 500;

/** What a kernel asks is hostile until it has passed here; null where it is no question. */
export function parseQuestion(asked: unknown): StoreQuestion | null {
  if (typeof asked !== "object" || asked === null) return null;
  const { kind, space, key, text, bytes } = asked as Readonly<Record<string, unknown>>;
  if (typeof space !== "string" || !/^[a-z-]{1,30}$/.test(space)) return null;
  if (kind === "list") return { kind, space };
  if (typeof key !== "string" || key === "" || key.length > longestKey) return null;
  if (kind === "get" || kind === "delete") return { kind, space, key };
  if (kind !== "put") return null;
  if (bytes instanceof ArrayBuffer) return { kind, space, key, content: bytes };
  return typeof text === "string" ? { kind, space, key, content: text } : null;
}
