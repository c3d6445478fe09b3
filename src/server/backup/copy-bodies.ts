import { existsSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Bodies, BodyDamaged } from "../bodies/bodies.ts";

/** The folders of files by content. */
const bodyFolders = ["bodies", "sealed"];

/**
 * Copies bodies and reads each of them: one that the disk damaged is not copied, while there may be another copy of it. What
 * else a system leaves in folders (`.DS_Store`) is no body.
 * @param from - the server's folder, or a backup
 * @returns the paths of those that are in the copy, as in `LostBody`
 */
export async function copyBodies(from: string, to: string): Promise<ReadonlySet<string>> {
  const kept = new Set<string>();
  for (const folder of bodyFolders) {
    const [source, target] = [new Bodies(join(from, folder)), new Bodies(join(to, folder))];
    await mkdir(join(to, folder), { recursive: true });
    for (const part of await namesIn(join(from, folder), /^[0-9a-f]{2}$/)) {
      for (const hash of await namesIn(join(from, folder, part), /^[0-9a-f]{64}$/)) {
        const bytes = await source.read(hash).catch((error: unknown) => {
          if (error instanceof BodyDamaged) return null;
          throw error;
        });
        // One that was erased a moment ago is in no backup.
        if (!bytes) continue;
        await target.keep(bytes);
        kept.add(`${folder}/${part}/${hash}`);
      }
    }
  }
  return kept;
}

const namesIn = async (folder: string, names: RegExp): Promise<readonly string[]> =>
  existsSync(folder) ? (await readdir(folder)).filter((name) => names.test(name)) : [];
