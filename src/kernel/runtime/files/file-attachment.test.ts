import { expect, it } from "vitest";
import type { FileFacts } from "../../protocol.ts";
import { createFiles } from "./file-attachment.ts";

const facts = (name: string, sizeBytes = 3): FileFacts => ({ name, sizeBytes, mediaType: "text/csv" });

/** A host with these files by name. */
function hostWith(texts: Record<string, string>, language: "pt-BR" | "en" = "pt-BR") {
  const asked: string[] = [];
  const list = () => Object.entries(texts).map(([name, text]) => facts(name, text.length));
  const files = createFiles({
    language: () => language,
    ask: (request, name) => {
      asked.push(name);
      const text = texts[name];
      const blob = text === undefined ? null : new Blob([text], { type: "text/csv" });
      queueMicrotask(() => files.receive({ type: "files", request, files: list(), blob }));
    },
  });
  return { files, asked, texts };
}

it("gives a file's name, size and kind at once, and its bytes when asked", async () => {
  const { files, asked } = hostWith({ "vendas.csv": "a;b", "x.json": '{"a":[1]}' });
  const attachment = await files.fileAttachment;
  const file = attachment("vendas.csv");
  expect(file).toMatchObject({ name: "vendas.csv", size: 3, mimeType: "text/csv" });
  expect(asked).toEqual([""]);
  expect(await file.text()).toBe("a;b");
  expect((await file.arrayBuffer()).byteLength).toBe(3);
  expect(await (await file.blob()).text()).toBe("a;b");
  expect(await attachment("x.json").json()).toEqual({ a: [1] });
});

it("gives a cell any number of files at once, though the host answers only a few questions at a time", async () => {
  const texts = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${at}.csv`, String(at)]));
  let [waiting, most] = [0, 0];
  const files = createFiles({
    language: () => "pt-BR",
    ask: (request, name) => {
      waiting += 1;
      most = Math.max(most, waiting);
      queueMicrotask(() => {
        waiting -= 1;
        const blob = name === "" ? null : new Blob([texts[name] ?? ""]);
        files.receive({ type: "files", request, files: Object.keys(texts).map((known) => facts(known)), blob });
      });
    },
  });
  const attachment = await files.fileAttachment;
  const read = await Promise.all(Object.keys(texts).map((name) => attachment(name).text()));
  expect(read).toEqual(Object.values(texts));
  // the page leaves what is over 50 without an answer (host/own-files/serve-files.ts)
  expect(most).toBeLessThanOrEqual(50);
});

it("says which files there are where a name is not among them", async () => {
  const attachment = await hostWith({ "vendas.csv": "a", "clientes.csv": "b" }).files.fileAttachment;
  expect(() => attachment("venda.csv")).toThrow(/"venda\.csv".*vendas\.csv, clientes\.csv/);
  const english = await hostWith({ "vendas.csv": "a" }, "en").files.fileAttachment;
  expect(() => english("x")).toThrow(/In this lab you have: vendas\.csv/);
});

it("says how a file comes here where there is none", async () => {
  const attachment = await hostWith({}).files.fileAttachment;
  expect(() => attachment("vendas.csv")).toThrow(/Usar um arquivo meu…/);
});

it("knows files that came later, and says so of one that went away", async () => {
  const { files, texts } = hostWith({});
  const attachment = await files.fileAttachment;
  files.receive({ type: "files", request: 0, files: [facts("nova.csv")], blob: null });
  const file = attachment("nova.csv");
  await expect(file.blob()).rejects.toThrow(/nenhum arquivo seu/);
  // the host was asked, and its list is the one that counts
  expect(() => attachment("nova.csv")).toThrow(/nenhum arquivo seu/);
  texts["nova.csv"] = "a,b";
  files.receive({ type: "files", request: 0, files: [facts("nova.csv")], blob: null });
  expect(await attachment("nova.csv").text()).toBe("a,b");
});
