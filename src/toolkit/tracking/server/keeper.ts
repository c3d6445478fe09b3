import { notebookHere } from "../../base/notebook.ts";

/** A thing that outlives the page: a text, or bytes. */
export interface Kept {
  readonly key: string;
  readonly text: string;
  readonly sizeBytes: number;
}

/** Where the tracking server keeps what must outlive the page. */
export interface Keeper {
  /** Everything, without the bytes of files. */
  all(): Promise<readonly Kept[]>;
  /** False where there was no room, or the browser refused. */
  put(key: string, content: string | Uint8Array): Promise<boolean>;
  bytes(key: string): Promise<Uint8Array | null>;
  delete(key: string): Promise<void>;
}

const space = "tracking";

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** The store that the page gives (src/host/storage/course-store.ts); null outside a notebook, and where nothing is kept. */
export async function notebookKeeper(): Promise<Keeper | null> {
  const notebook = notebookHere();
  if (!notebook) return null;
  const ask = async (
    question: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, unknown>> | null> => {
    const answer = await notebook.store({ space, ...question });
    return isFields(answer) ? answer : null;
  };
  const first = await ask({ kind: "list" });
  if (!first) return null;
  return {
    all: async () => (Array.isArray(first.rows) ? (first.rows as Kept[]) : []),
    put: async (key, content) => {
      const put = typeof content === "string" ? { text: content } : { bytes: content.slice().buffer };
      return (await ask({ kind: "put", key, ...put }))?.ok === true;
    },
    bytes: async (key) => {
      const bytes = (await ask({ kind: "get", key }))?.bytes;
      return bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : null;
    },
    delete: async (key) => {
      await ask({ kind: "delete", key });
    },
  };
}

/** Keeps in memory only: for tests, and where the browser keeps nothing. */
export function memoryKeeper(): Keeper {
  const kept = new Map<string, string | Uint8Array>();
  return {
    all: async () =>
      [...kept].map(([key, content]) => ({
        key,
        text: typeof content === "string" ? content : "",
        sizeBytes: content.length,
      })),
    put: async (key, content) => {
      kept.set(key, content);
      return true;
    },
    bytes: async (key) => {
      const found = kept.get(key);
      return typeof found === "object" ? found : null;
    },
    delete: async (key) => {
      kept.delete(key);
    },
  };
}
