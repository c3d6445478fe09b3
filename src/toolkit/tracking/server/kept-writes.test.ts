import { expect, test, vi } from "vitest";
import { memoryKeeper } from "./keeper.ts";
import { KeptWrites } from "./kept-writes.ts";

test("what changed is not kept before its write is through, also where the writing has begun", async () => {
  const keeper = memoryKeeper();
  const waiting: (() => void)[] = [];
  const done: string[] = [];
  const put = async (key: string) => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    done.push(key);
    return true;
  };
  const writes = new KeptWrites({ ...keeper, put }, () => {});
  writes.changed("a", () => "1");
  await expect.poll(() => waiting.length).toBe(1);
  const flushed = writes.flush().then(() => done.push("flushed"));
  writes.changed("b", () => "2");
  const again = writes.flush().then(() => done.push("flushed again"));
  waiting[0]?.();
  await flushed;
  await expect.poll(() => waiting.length).toBe(2);
  waiting[1]?.();
  await again;
  expect(done).toEqual(["a", "flushed", "b", "flushed again"]);
});

test("a store that fails refuses, and what stands behind it is kept", async () => {
  const keeper = memoryKeeper();
  const put = async (key: string, content: string | Uint8Array) => {
    if (key === "a") throw new Error("gone");
    return keeper.put(key, content);
  };
  const refused = vi.fn();
  const writes = new KeptWrites({ ...keeper, put }, refused);
  writes.changed("a", () => "1");
  writes.changed("b", () => "2");
  await writes.flush();
  expect(refused).toHaveBeenCalledTimes(1);
  expect((await keeper.all()).map(({ key }) => key)).toEqual(["b"]);
});
