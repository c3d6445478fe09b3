import { existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** A folder that all workers read: the first that asks makes it, the others wait for it. */
export async function madeOnce(name: string, make: (folder: string) => Promise<unknown>): Promise<string> {
  const made = join(process.env.BANCADA_SHARED_FOLDER ?? "", name);
  const isFirst = await mkdir(`${made}-begun`).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    await make(`${made}-half`);
    await rename(`${made}-half`, made);
  }
  while (!existsSync(made)) await pause(50);
  return made;
}
