import { StudentError } from "../errors.ts";
import type { LabServer } from "./lab-server.ts";

/** The servers that are up, by their address. */
const up = new Map<string, LabServer>();

export const serverAt = (origin: string): LabServer | undefined => up.get(origin);
export const addresses = (): string[] => [...up.keys()].sort();

/**
 * Puts a server up. The cell's earlier server of that name gives way, also where the end of its run is not told yet.
 * @throws StudentError `name-taken`
 */
export function putUp(server: LabServer): void {
  const before = up.get(server.url);
  if (before) {
    if (before.cell !== server.cell || (before.run === server.run && !before.run?.aborted)) throw nameTaken(before);
    before.close();
  }
  up.set(server.url, server);
  server.closed.addEventListener("abort", () => {
    if (up.get(server.url) === server) up.delete(server.url);
  });
  if (server.run?.aborted) server.close();
  else server.run?.addEventListener("abort", () => server.close(), { once: true });
}

function nameTaken({ url, cell }: LabServer): StudentError {
  const where = cell.split(".")[0];
  return new StudentError({
    code: "name-taken",
    where: "serve",
    expected: { "pt-BR": "um nome livre", en: "a free name" },
    received: {
      "pt-BR": where ? `o de ${url}, que a célula ${where} já serve` : `o de ${url}, que já está no ar`,
      en: where ? `that of ${url}, which cell ${where} already serves` : `that of ${url}, which is already up`,
    },
    remedy: {
      "pt-BR": 'Dê outro nome: serve(app, {name: "outro"}).',
      en: 'Give another name: serve(app, {name: "another"}).',
    },
  });
}
