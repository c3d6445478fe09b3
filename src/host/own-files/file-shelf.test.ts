import "fake-indexeddb/auto";
import { openDB } from "idb";
import { expect, test } from "vitest";
import { FileShelf, mostFileBytes } from "./file-shelf.ts";

let databases = 0;
const fresh = () => `files-test-${++databases}`;
const roomOf = (
  quota: number,
  usage = 0,
): { estimate: StorageManager["estimate"]; persist: StorageManager["persist"] } => ({
  estimate: async () => ({ quota, usage }),
  persist: async () => true,
});
const code = (expected: string) => expect.objectContaining({ code: expected });

test("keeps each lab's files apart, gives them back, and deletes them", async () => {
  const database = fresh();
  const [a, b] = [new FileShelf("m/a", { database }), new FileShelf("m/b", { database })];
  await a.put("vendas.csv", new Blob(["a;b"], { type: "text/csv" }));
  await b.put("outro.csv", new Blob(["x"]));
  expect((await a.list()).map(({ name, sizeBytes, mediaType }) => [name, sizeBytes, mediaType])).toEqual([
    ["vendas.csv", 3, "text/csv"],
  ]);
  expect(await b.open("vendas.csv")).toBeNull();
  expect(await (await a.open("vendas.csv"))?.text()).toBe("a;b");
  await a.delete("vendas.csv");
  expect(await a.list()).toEqual([]);
  expect(await b.list()).toHaveLength(1);
  await Promise.all([a.close(), b.close()]);
});

test("all labs' files are erased at once, also where there never was one", async () => {
  const database = fresh();
  const shelf = new FileShelf("m/a", { database });
  await shelf.put("a.csv", new Blob(["1"]));
  const other = new FileShelf("m/b", { database });
  await other.eraseAll();
  expect(await shelf.list()).toEqual([]);
  await Promise.all([shelf.close(), other.close()]);
  const first = new FileShelf("m/a", { database: fresh() });
  await first.eraseAll();
  await first.put("a.csv", new Blob(["1"]));
  expect(await first.list()).toHaveLength(1);
  await first.close();
});

test("tells of changes, those of another tab included", async () => {
  const database = fresh();
  const [here, there] = [new FileShelf("m/a", { database }), new FileShelf("m/a", { database })];
  let told = 0;
  here.onChange(() => told++);
  await here.put("a.csv", new Blob(["1"]));
  expect(told).toBe(1);
  await there.put("b.csv", new Blob(["1"]));
  await expect.poll(() => told).toBe(2);
  await Promise.all([here.close(), there.close()]);
});

test("refuses what is too large or has no room before it reads a byte, and what was there stays", async () => {
  const database = fresh();
  const shelf = new FileShelf("m/a", { database, room: roomOf(1_000, 990) });
  await shelf.put("a.csv", new Blob(["old"]));
  await expect(shelf.put("a.csv", new Blob(["x".repeat(11)]))).rejects.toThrow(code("quota"));
  expect(await (await shelf.open("a.csv"))?.text()).toBe("old");
  const giant = { size: 10_000_000_000, slice: () => expect.unreachable("it was read") } as unknown as Blob;
  expect(giant.size).toBeGreaterThan(mostFileBytes);
  await expect(shelf.put("10gb.csv", giant)).rejects.toThrow(code("too-large"));
  await shelf.close();
});

test("refuses a folder, or a file that is gone, as unreadable", async () => {
  const shelf = new FileShelf("m/a", { database: fresh() });
  const gone = new Blob(["abc"]);
  gone.slice = () => ({ arrayBuffer: () => Promise.reject(new DOMException("", "NotFoundError")) }) as unknown as Blob;
  await expect(shelf.put("pasta", gone)).rejects.toThrow(code("unreadable"));
  expect(await shelf.list()).toEqual([]);
  await shelf.close();
});

test("files stay when a newer Bancada in another tab raises the database's version", async () => {
  const database = fresh();
  const shelf = new FileShelf("m/a", { database });
  await shelf.put("a.csv", new Blob(["1"]));
  const newer = await openDB(database, 9, { upgrade: (opened) => void opened.createObjectStore("more") });
  expect(await (await shelf.open("a.csv"))?.text()).toBe("1");
  newer.close();
  await shelf.close();
});
