import { expect, test } from "vitest";
import { sixDigits } from "./six-digits.ts";

// what printf("%g") of C writes
test.each([
  [0.04359842, "0.0435984"],
  [0, "0"],
  [100000, "100000"],
  [1234567, "1.23457e+06"],
  [0.00001234567, "1.23457e-05"],
  [-2.5, "-2.5"],
  [Infinity, "inf"],
])("%d with six digits is %s", (value, text) => {
  expect(sixDigits(value)).toBe(text);
});
