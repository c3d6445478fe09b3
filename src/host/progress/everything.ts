import type { Database } from "../storage/database.ts";

const about = {
  "pt-BR":
    "Tudo o que a Bancada guardou neste navegador. journal: o que você fez em cada laboratório, com hora; entries e inbox: os textos que você escreveu; history: as versões anteriores deles; bases: os laboratórios como estavam quando você os abriu; kept: o que os cadernos guardam para os próximos laboratórios, como os treinos registrados; outbox: o que você entregou à turma; syncedChains, syncedEntries e syncState: o que deste aparelho já está na sua conta; preferences: idioma, tema, painel aberto e contas usadas aqui. Os arquivos de dados que você trouxe não estão aqui.",
  en: "Everything that Bancada keeps in this browser. journal: what you did in each lab, with its time; entries and inbox: the texts you wrote; history: their earlier versions; bases: the labs as they were when you opened them; kept: what notebooks keep for later labs, such as recorded runs; outbox: what you handed in to the class; syncedChains, syncedEntries and syncState: what of this device is in your account; preferences: language, theme, open panel and accounts used here. The data files that you brought are not in here.",
};

/** Keys of `localStorage` that are Bancada's. */
const ours = /^bancada\b/;

/** All that the device holds, as one JSON text that says what is in it. Bytes stand as base64. */
export async function exportEverything(database: Database, storage: Storage | null, at: Date): Promise<string> {
  const connection = await database.connect();
  const stores = await Promise.all(
    [...connection.objectStoreNames].map(async (name) => [name, await connection.getAll(name)] as const),
  );
  const preferences = keysOf(storage).map((key) => [key, storage?.getItem(key) ?? ""]);
  const all = {
    format: "bancada-everything",
    version: 1,
    about,
    exportedAt: at.toISOString(),
    ...Object.fromEntries(stores),
    preferences: Object.fromEntries(preferences),
  };
  return JSON.stringify(all, (_key, value: unknown) => (value instanceof ArrayBuffer ? base64(value) : value), 1);
}

/** Empties the database and the preferences. What the network brings anew, as the labs themselves, is not a person's. */
export async function eraseEverything(database: Database, storage: Storage | null): Promise<void> {
  const connection = await database.connect();
  const names = [...connection.objectStoreNames];
  const transaction = connection.transaction(names, "readwrite", { durability: "strict" });
  await Promise.all([...names.map((name) => transaction.objectStore(name).clear()), transaction.done]);
  for (const key of keysOf(storage)) storage?.removeItem(key);
}

function keysOf(storage: Storage | null): string[] {
  if (!storage) return [];
  return Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "").filter((key) => ours.test(key));
}

function base64(bytes: ArrayBuffer): string {
  const pieces: string[] = [];
  const all = new Uint8Array(bytes);
  for (let at = 0; at < all.length; at += 0x8000) pieces.push(String.fromCharCode(...all.subarray(at, at + 0x8000)));
  return btoa(pieces.join(""));
}
