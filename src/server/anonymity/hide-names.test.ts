import { expect, test } from "vitest";
import { readSubmission } from "../../submission/read-submission.ts";
import { journalOf, page, submissionWith } from "../../submission/submission.fixture.ts";
import { writeSubmission } from "../../submission/write-submission.ts";
import { anonymousFile, nameHider } from "./hide-names.ts";

test("a name goes where it stands as a word, in any case, and stays inside of others", () => {
  const hide = nameHider([{ names: ["Ana Souza", "ana@example.edu", "Ana"], pseudonym: "K7PM2Q" }]);
  expect(hide("// feito por ANA SOUZA <ana@example.edu>, (Ana)")).toBe("// feito por K7PM2Q <K7PM2Q>, (K7PM2Q)");
  expect(hide("const banana = 1; // anã")).toBe("const banana = 1; // anã");
});

test("a full name is found without its accents, with them written as two signs, and joined as programs join words", () => {
  const hide = nameHider([{ names: ["João Conceição"], pseudonym: "K7PM2Q" }]);
  for (const written of ["Joao Conceicao", "JOÃO  CONCEICAO", "joao_conceicao", "JoaoConceicao", "joão-conceição"]) {
    expect(hide(`feito por ${written}, hoje`)).toBe("feito por K7PM2Q, hoje");
    expect(hide(`feito por ${written.normalize("NFD")}, hoje`)).toBe("feito por K7PM2Q, hoje");
  }
  expect(hide("João Lima e a conceição")).toBe("João Lima e a conceição");
});

test("signs of a name are signs, not a pattern, and markup's own way to write them is known", () => {
  const hide = nameHider([{ names: ["D. (Zé) O'Neil & <b>", "x"], pseudonym: "K7PM2Q" }]);
  expect(hide("D. (Zé) O'Neil & <b>; Dx (Zé)")).toBe("K7PM2Q; Dx (Zé)");
  expect(hide("<p>D. (Zé) O'Neil &amp; &lt;b&gt;</p>")).toBe("<p>K7PM2Q</p>");
  expect(hide("x = 1")).toBe("x = 1");
});

test("a file comes out without names, and is the same submission otherwise, but for when it was made", () => {
  const work = submissionWith({
    names: ["Ana Souza", "passed"],
    repository: "https://github.com/anasouza/projeto",
    changed: [{ cell: 9, text: "// Ana Souza\nconst a = 1;" }],
    journal: journalOf("module/lab", { type: "checked", exercise: "idf", outcome: "passed", passed: [], failed: [] }),
  });
  const head = '<header class="bancada-export">\n<p>Feita em: 2 de mar. de 2026, 09:00</p>\n</header>';
  const body = `${head}<main><p>Entregue por Ana Souza</p></main>`;
  const bytes = new TextEncoder().encode(writeSubmission(work, { ...page, title: "Ana Souza", body }));
  const hidden = anonymousFile(bytes, ["ana@example.edu"], "K7PM2Q");
  expect(new TextDecoder().decode(hidden ?? undefined)).not.toMatch(/ana ?souza|2026/i);
  expect(new TextDecoder().decode(hidden ?? undefined)).toContain("<main><p>Entregue por K7PM2Q</p></main>");
  expect(readSubmission(hidden ?? new Uint8Array())).toEqual({
    ok: true,
    submission: {
      ...work,
      names: ["K7PM2Q"],
      repository: undefined,
      changed: [{ cell: 9, text: "// K7PM2Q\nconst a = 1;" }],
      // Two hours after the journal's first event.
      at: "2000-01-01T02:00:00.000Z",
      journal: work.journal.map((event) => ({ ...event, at: "2000-01-01T00:00:00.000Z", previous: "", hash: "" })),
    },
  });
});

test("what is no submission is not given out", () => {
  expect(anonymousFile(new TextEncoder().encode("Ana Souza"), ["Ana Souza"], "K7PM2Q")).toBeNull();
});

test("moments that no calendar has, and the last year of all, hide what they can and stay readable", () => {
  const [event] = journalOf("module/lab", { type: "submitted", hash: "h" });
  if (!event) throw new Error("The journal is empty.");
  const journal = [
    { ...event, at: "nunca" },
    { ...event, at: "9999-12-31T23:00:00.000Z" },
  ];
  const work = submissionWith({ at: "0001-01-01T00:00:00.000Z", journal });
  const bytes = new TextEncoder().encode(writeSubmission(work, page));
  const read = readSubmission(anonymousFile(bytes, [], "K7PM2Q") ?? new Uint8Array());
  expect(read.ok && [read.submission.at, ...read.submission.journal.map(({ at }) => at)]).toEqual([
    "2000-01-01T00:00:00.000Z",
    "2000-01-01T00:00:00.000Z",
    "9999-12-31T00:00:00.000Z",
  ]);
});
