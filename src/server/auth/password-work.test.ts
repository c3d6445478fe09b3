import { expect, test } from "vitest";
import { PasswordWork } from "./password-work.ts";

test("so many are let in as find room, the next is told when to come back, and each that leaves makes room for one", async () => {
  const work = new PasswordWork();
  const leave: (() => void)[] = [];
  const signIn = () => work.admit(() => new Promise<void>((resolve) => leave.push(resolve)));
  const inside = Array.from({ length: 122 }, signIn);
  await expect(signIn()).rejects.toMatchObject({ code: "busy", values: { seconds: 10 } });
  expect(leave).toHaveLength(122);
  leave[0]?.();
  await inside[0];
  const next = signIn();
  expect(leave).toHaveLength(123);
  for (const go of leave) go();
  await Promise.all([...inside, next]);
});

test("a sign-in that fails makes room too", async () => {
  const work = new PasswordWork();
  for (let at = 0; at < 200; at++) {
    await expect(work.admit(() => Promise.reject(new Error("wrong")))).rejects.toThrow("wrong");
  }
  await expect(work.admit(() => Promise.resolve("in"))).resolves.toBe("in");
});
