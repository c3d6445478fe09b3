import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname, uptime } from "node:os";
import { join } from "node:path";
import * as z from "zod";

const ownerSchema = z.object({ pid: z.int().positive(), host: z.string(), bootedAtMs: z.number() });
type Owner = z.infer<typeof ownerSchema>;

/** Another server works in the folder; the message says what to do. */
export class FolderInUse extends Error {}

/**
 * Takes a folder for this process alone: the embedded database, opened twice, is silently ruined.
 * The lock of a process that is gone (a crash, a power cut) is recognised and replaced.
 * @returns a function that gives the folder back
 * @throws FolderInUse while another process has it
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = join(folder, "server.lock");
  const own = `${lock}.${process.pid}.${Date.now()}`;
  const text = JSON.stringify({ pid: process.pid, host: hostname(), bootedAtMs: bootedAtMs() });
  writeFileSync(own, text, { flush: true });
  try {
    if (!tryLink(own, lock)) {
      removeStale(lock);
      if (!tryLink(own, lock)) throw inUse(lock, readOwner(lock));
    }
  } finally {
    rmSync(own, { force: true });
  }
  return () => {
    if (read(lock) === text) rmSync(lock, { force: true });
  };
}

const bootedAtMs = (): number => Date.now() - uptime() * 1000;

/** A link is made whole or not at all, so that nobody ever reads half a lock. */
function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function readOwner(lock: string): Owner | null {
  try {
    return ownerSchema.parse(JSON.parse(read(lock) ?? ""));
  } catch {
    return null;
  }
}

function removeStale(lock: string): void {
  const seen = read(lock);
  const owner = readOwner(lock);
  if (owner !== null && isAlive(owner)) throw inUse(lock, owner);
  const aside = `${lock}.stale.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return; // Somebody else removed it first.
  }
  // Between reading and renaming another server may have taken the folder: then the lock goes back.
  if (read(aside) !== seen) tryLink(aside, lock);
  rmSync(aside, { force: true });
}

function isAlive({ pid, host, bootedAtMs: booted }: Owner): boolean {
  // A process of another machine cannot be asked.
  if (host !== hostname()) return true;
  // The machine was started anew since: the number may belong to any other program.
  if (Math.abs(booted - bootedAtMs()) > 60_000) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

const inUse = (lock: string, owner: Owner | null): FolderInUse =>
  new FolderInUse(
    `Another Bancada server${owner ? ` (process ${owner.pid} on ${owner.host})` : ""} is using this folder. ` +
      `Stop it first, or start this one in another folder: BANCADA_FOLDER=… npm start. Where no such server runs, delete ${lock}.\n` +
      "Outro servidor da Bancada já usa esta pasta. Encerre-o primeiro, ou inicie este em outra pasta.",
  );
