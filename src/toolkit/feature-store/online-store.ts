import { notebookHere } from "../base/notebook.ts";
import { isRecord } from "../base/saved.ts";
import { StudentError } from "../errors.ts";
import { emptyRecord, type OnlineRecord, readRecord, writeRecord } from "./online-record.ts";

const space = "features";

/** One a project, for all cells and labs of the page; what it holds outlives the page where the browser stores. */
export class OnlineStore {
  readonly #project: string;
  readonly #records = new Map<string, OnlineRecord>();

  constructor(project: string) {
    this.#project = project;
  }

  async record(view: string): Promise<OnlineRecord> {
    const known = this.#records.get(view);
    if (known) return known;
    const kept = await ask({ kind: "get", key: this.#key(view) });
    const read = (typeof kept?.text === "string" ? readRecord(kept.text) : undefined) ?? emptyRecord;
    this.#records.set(view, read);
    return read;
  }

  /** @throws StudentError `no-room`: it is kept until the page is closed only */
  async put(view: string, record: OnlineRecord): Promise<void> {
    this.#records.set(view, record);
    const answer = await ask({ kind: "put", key: this.#key(view), text: writeRecord(record) });
    if (notebookHere() && answer?.ok !== true) throw noRoom(view);
  }

  async clear(): Promise<void> {
    this.#records.clear();
    const answer = await ask({ kind: "list" });
    const rows: readonly unknown[] = Array.isArray(answer?.rows) ? answer.rows : [];
    for (const row of rows) {
      const key = isRecord(row) ? row.key : undefined;
      if (typeof key === "string" && key.startsWith(this.#key(""))) await ask({ kind: "delete", key });
    }
  }

  #key(view: string): string {
    return `${this.#project}/${view}`;
  }
}

/** Asks the store that outlives the page; null outside a notebook, and where the browser keeps nothing. */
async function ask(question: Readonly<Record<string, string>>): Promise<Readonly<Record<string, unknown>> | null> {
  const answer = await notebookHere()?.store({ space, ...question });
  return isRecord(answer) ? answer : null;
}

const stores = new Map<string, OnlineStore>();

/** The online store of a project. */
export function onlineStore(project: string): OnlineStore {
  const known = stores.get(project);
  if (known) return known;
  const store = new OnlineStore(project);
  stores.set(project, store);
  return store;
}

const noRoom = (view: string): StudentError =>
  new StudentError({
    code: "no-room",
    where: `FeatureStore.materialize, ${view}`,
    expected: {
      "pt-BR": "espaço neste navegador para guardar a view",
      en: "room in this browser to keep the view",
    },
    received: { "pt-BR": "uma recusa", en: "a refusal" },
    remedy: {
      "pt-BR":
        "Os valores ficam até a página ser fechada. Materialize menos views ou chaves, ou apague com teardown o que não usa.",
      en: "The values stay until the page is closed. Materialise fewer views or keys, or delete with teardown what you do not use.",
    },
  });
