import fc from "fast-check";
import { expect, test } from "vitest";
import { writeZip } from "../../panels/runs/write-zip.ts";
import { readXlsx, writeXlsx } from "./xlsx.ts";

test("texts and numbers come back, a text that looks like a formula too", async () => {
  const sheet = [
    ["Nome", "Nota"],
    ["=HYPERLINK(1)", 8.5],
    [" <b>&amp;</b> \n fim ", 0],
  ];
  expect(await readXlsx(writeXlsx(sheet))).toEqual(sheet.map((row) => row.map(String)));
});

test("any texts come back as they went", async () => {
  const cell = fc.string({ unit: "grapheme" });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), async (sheet) => {
      expect(await readXlsx(writeXlsx(sheet))).toEqual(sheet);
    }),
    { numRuns: 50 },
  );
});

test("reads what spreadsheets write: shared texts, empty cells that are left out, a sheet under another name", async () => {
  const file = writeZip([
    {
      path: "xl/workbook.xml",
      content: '<workbook><sheets><sheet name="Notas" sheetId="3" r:id="rId7"/></sheets></workbook>',
    },
    {
      path: "xl/_rels/workbook.xml.rels",
      content: '<Relationships><Relationship Id="rId7" Target="worksheets/notas.xml"/></Relationships>',
    },
    {
      path: "xl/sharedStrings.xml",
      content: "<sst><si><t>E-mail</t></si><si><r><t>ana@</t></r><r><t>example.edu</t></r></si></sst>",
    },
    {
      path: "xl/worksheets/notas.xml",
      content:
        '<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row><x:row r="2"><x:c r="A2" t="s"><x:v>1</x:v></x:c><x:c r="B2"/><x:c r="D2" t="n"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    },
  ]);
  expect(await readXlsx(file)).toEqual([["E-mail"], ["ana@example.edu", "", "", "2"]]);
});

test("what is no workbook is refused", async () => {
  await expect(readXlsx(new Blob(["a;b"]))).rejects.toMatchObject({ code: "no-zip" });
  await expect(readXlsx(writeZip([{ path: "x", content: "y" }]))).rejects.toMatchObject({ code: "no-zip" });
});
