import { expect, test } from "vitest";
import { providerFaultIn } from "./provider-fault.ts";

test("an address without an error has no fault; one that nobody knows is told as an answer that proves nothing", () => {
  expect(
    ["", "?a=1", "?error=access_denied", "?error=account_not_linked", "?error=%3Cb%3E"].map(providerFaultIn),
  ).toEqual([null, null, "cancelled", "hasAccount", "unproven"]);
});
