import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const files = fileURLToPath(new URL("files/", import.meta.url));
/** Where each file of ours goes on the stick; Windows' own want its line ends. */
const places = [
  { from: "leia-me.txt", to: "LEIA-ME.txt", lineEnd: "\r\n" },
  { from: "windows.cmd", to: "Abrir no Windows.cmd", lineEnd: "\r\n" },
  { from: "linux-mac.command", to: "Abrir no Linux ou macOS.command", lineEnd: "\n" },
  { from: "servidor.ps1", to: "servidor/servidor.ps1", lineEnd: "\r\n" },
  { from: "servidor.pl", to: "servidor/servidor.pl", lineEnd: "\n" },
] as const;

/**
 * Writes a built site with all its labs and data into a folder from which it works on a computer without a network: beside it
 * stand a small server for each system and a page that says how to start it. Sealed checks are not among it, or only as the course key locked them.
 * @param folder - empty, or not there yet, or one that was written before
 * @throws Error where the folder holds something else
 */
export function writeUsb({ site, folder }: { readonly site: string; readonly folder: string }): void {
  const holdsOther = existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, "servidor"));
  if (holdsOther)
    throw new Error(`${folder} holds something else: name an empty folder, as ${join(folder, "bancada")}`);
  mkdirSync(join(folder, "servidor"), { recursive: true });
  // Of an older course nothing may stay beside the newer.
  rmSync(join(folder, "site"), { recursive: true, force: true });
  // Compressed copies are for networks.
  const isWanted = (path: string) => statSync(path).isDirectory() || !/\.(br|gz)$/.test(path);
  cpSync(site, join(folder, "site"), { recursive: true, filter: isWanted });
  for (const { from, to, lineEnd } of places) {
    const text = readFileSync(join(files, from), "utf8").replaceAll("\n", lineEnd);
    // Without the mark Windows' editor reads accents wrongly.
    const mark = from === "leia-me.txt" ? "\ufeff" : "";
    writeFileSync(join(folder, to), mark + text, { mode: from === "linux-mac.command" ? 0o755 : 0o644 });
  }
}
