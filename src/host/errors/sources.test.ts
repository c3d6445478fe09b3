import { expect, it } from "vitest";
import { prepareTypeScript } from "../../kernel/compile/typescript.ts";
import { asyncNamesIn } from "./sources.ts";

it("a text with types, met before types can be read, is read once they can", async () => {
  const cells = [{ mode: "ts" as const, text: "const load = async (n: number): Promise<number> => n;" }];
  expect(asyncNamesIn(cells)).toEqual(new Set());
  await prepareTypeScript();
  expect(asyncNamesIn(cells)).toEqual(new Set(["load"]));
});
