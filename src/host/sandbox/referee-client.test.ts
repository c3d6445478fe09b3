// @vitest-environment jsdom
import { expect, test } from "vitest";
import { startReferee } from "./referee-client.ts";

const frames = () => document.querySelectorAll("iframe.bancada-referee").length;

test("killed, it takes its frame away at once, for the next frame would share the process of one that is held", async () => {
  const referee = startReferee({ parent: document.body, feed: { text: async () => "" } });
  referee.warm();
  await expect.poll(frames).toBe(1);
  referee.kill();
  expect(frames()).toBe(0);
});

test("killed before its text has come, it never makes a frame", async () => {
  let bring = (_text: string) => {};
  const text = new Promise<string>((resolve) => {
    bring = resolve;
  });
  const referee = startReferee({ parent: document.body, feed: { text: () => text } });
  const started = referee.started();
  referee.kill();
  bring("");
  await expect(started).rejects.toThrow();
  expect(frames()).toBe(0);
});
