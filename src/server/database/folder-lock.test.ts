import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { hostname, tmpdir, uptime } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FolderInUse, lockFolder } from "./folder-lock.ts";

const newFolder = () => mkdtempSync(join(tmpdir(), "lock-"));
const bootedAtMs = Date.now() - uptime() * 1000;
/** The number of a process that has just ended. */
const endedPid = () => spawnSync(process.execPath, ["-e", ""]).pid;
const plant = (folder: string, owner: object | string) =>
  writeFileSync(join(folder, "server.lock"), typeof owner === "string" ? owner : JSON.stringify(owner));

test("a second server is refused, and told which process has the folder", () => {
  const folder = newFolder();
  lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(FolderInUse);
  expect(() => lockFolder(folder)).toThrow(`process ${process.pid} on ${hostname()}`);
});

test("a folder that was given back can be taken again, and nothing is left in it", () => {
  const folder = newFolder();
  lockFolder(folder)();
  expect(readdirSync(folder)).toEqual([]);
  lockFolder(folder);
});

test("the lock of a process that is gone is replaced", () => {
  const folder = newFolder();
  plant(folder, { pid: endedPid(), host: hostname(), bootedAtMs });
  const unlock = lockFolder(folder);
  expect(readdirSync(folder)).toEqual(["server.lock"]);
  unlock();
});

test("after a restart of the machine the number of a process says nothing", () => {
  const folder = newFolder();
  plant(folder, { pid: process.pid, host: hostname(), bootedAtMs: bootedAtMs - 3_600_000 });
  lockFolder(folder);
});

test("a server on another machine is believed to be there", () => {
  const folder = newFolder();
  plant(folder, { pid: endedPid(), host: "another-machine", bootedAtMs });
  expect(() => lockFolder(folder)).toThrow("another-machine");
});

test("a lock that nobody can read is replaced", () => {
  const folder = newFolder();
  plant(folder, "not a lock");
  lockFolder(folder);
});
