import { expect, test } from "vitest";
import { mostBytes } from "../../submission/submission.ts";
import { writeZip } from "../panels/runs/write-zip.ts";
import { takeFiles } from "./take-files.ts";

const named = (name: string, content: BlobPart) => ({ name, file: new File([content], name) });
const textOf = async (bytes: Promise<Uint8Array> | undefined) => new TextDecoder().decode(await bytes);

test("pages are found loose, in folders and in a zip as Teams gives it; the rest is counted", async () => {
  const zip = writeZip([
    { path: "Submitted files/Ana Souza_1/Version 1/lab.html", content: "ana" },
    { path: "Submitted files/Bia_2/lab.HTM", content: "bia" },
    { path: "Submitted files/Bia_2/foto.png", content: "png" },
  ]);
  const { files, damaged, others } = await takeFiles([
    named("turma.zip", zip),
    named("pasta/caio.html", "caio"),
    named("leia.txt", "oi"),
    named("pasta/._caio.html", "what macOS leaves"),
  ]);
  expect(files.map(({ name }) => name)).toEqual([
    "pasta/caio.html",
    "turma.zip/Submitted files/Ana Souza_1/Version 1/lab.html",
    "turma.zip/Submitted files/Bia_2/lab.HTM",
  ]);
  expect(await Promise.all(files.map(({ read }) => textOf(read())))).toEqual(["caio", "ana", "bia"]);
  expect(damaged).toEqual([]);
  expect(others).toBe(2);
});

test("a zip that is cut is named, and what is too large is read no further than to show it", async () => {
  const large = "x".repeat(mostBytes + 1_000);
  const zip = writeZip([{ path: "a.html", content: large }]);
  const { files, damaged } = await takeFiles([
    named("cut.zip", zip.slice(0, 5_000)),
    named("whole.zip", zip),
    named("large.html", large),
  ]);
  expect(damaged).toEqual(["cut.zip"]);
  expect(files).toHaveLength(2);
  for (const { read } of files) expect((await read()).length).toBe(mostBytes + 1);
});
