import { invalid, MlflowError, missing } from "../records/mlflow-error.ts";
import type { Keeper } from "./keeper.ts";

/** A larger file has no place in a browser's store. */
const mostBytes = 20_000_000;
const prefix = "artifact/";

interface Listed {
  readonly path: string;
  readonly is_dir: boolean;
  readonly file_size?: number;
}

/** Files of runs, by their path below the artifact root. */
export class Artifacts {
  readonly #keeper: Keeper;
  readonly #sizes = new Map<string, number>();

  constructor(keeper: Keeper) {
    this.#keeper = keeper;
  }

  /** Says whether the key is a file's. */
  restore(key: string, sizeBytes: number): boolean {
    if (!key.startsWith(prefix)) return false;
    this.#sizes.set(key.slice(prefix.length), sizeBytes);
    return true;
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    checkPath(path);
    if (bytes.byteLength > mostBytes)
      throw invalid(`Artifact '${path}' has ${bytes.byteLength} bytes; this server takes at most ${mostBytes}.`);
    if (!(await this.#keeper.put(prefix + path, bytes)))
      throw new MlflowError("RESOURCE_LIMIT_EXCEEDED", `There is no room left for artifact '${path}'.`);
    this.#sizes.set(path, bytes.byteLength);
  }

  async get(path: string): Promise<Uint8Array> {
    checkPath(path);
    const bytes = this.#sizes.has(path) ? await this.#keeper.bytes(prefix + path) : null;
    if (bytes) return bytes;
    throw missing(`No such artifact: '${path}'`);
  }

  /** What lies directly in a folder, by name; paths start at `root`. */
  list(folder: string, root = ""): Listed[] {
    if (folder !== "") checkPath(folder);
    const below = folder === "" ? "" : `${folder}/`;
    const found = new Map<string, Listed>();
    for (const [path, sizeBytes] of this.#sizes) {
      if (!path.startsWith(below)) continue;
      const [name = "", ...rest] = path.slice(below.length).split("/");
      const shown = (below + name).slice(root === "" ? 0 : root.length + 1);
      found.set(
        shown,
        rest.length > 0 ? { path: shown, is_dir: true } : { path: shown, is_dir: false, file_size: sizeBytes },
      );
    }
    return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }
}

function checkPath(path: string): void {
  const parts = path.split("/");
  const isPlain = parts.every((part) => part !== "" && part !== "." && part !== "..") && path.length <= 300;
  if (!isPlain || path.includes("\\") || path.includes("\0")) throw invalid("Invalid path");
}
