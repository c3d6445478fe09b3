import { expect, it } from "vitest";
import type { FromKernel } from "../protocol.ts";
import { batching } from "./batch.ts";

const pending = (id: string): FromKernel => ({ type: "pending", id });
const fulfilled = (id: string): FromKernel => ({ type: "fulfilled", id, durationMs: 0, version: 1, live: "" });
const enter = (id: string): FromKernel => ({ type: "enter", id });

/** What is posted while the clock stands at `clock.ms`. */
function record(clock = { ms: 0 }) {
  const posted: (FromKernel | readonly FromKernel[])[] = [];
  let told = () => {};
  const first = new Promise<void>((resolve) => {
    told = resolve;
  });
  const post = batching(
    (message) => {
      posted.push(message);
      told();
    },
    () => clock.ms,
  );
  return { posted, post, first };
}

it("states of one turn travel together, in order", async () => {
  const { posted, post, first } = record();
  post(pending("1"));
  post(pending("2"));
  post(fulfilled("1"));
  expect(posted).toEqual([]);
  await first;
  expect(posted).toEqual([[pending("1"), pending("2"), fulfilled("1")]]);
});

it("the code that begins is told at once, with what waited", () => {
  const { posted, post } = record();
  post(pending("1"));
  post(enter("1"));
  expect(posted).toEqual([[pending("1"), enter("1")]]);
});

it("any other message goes at once, after what waited", () => {
  const { posted, post } = record();
  post(fulfilled("1"));
  post({ type: "pong", request: 3 });
  expect(posted).toEqual([[fulfilled("1")], { type: "pong", request: 3 }]);
});

it("a list is never longer than the client takes", () => {
  const { posted, post } = record();
  for (let i = 0; i < 1200; i++) post(pending(String(i)));
  expect(posted.map((batch) => (Array.isArray(batch) ? batch.length : 1))).toEqual([500, 500]);
});

it("a state does not wait for company for long: the host draws meanwhile", () => {
  const clock = { ms: 0 };
  const { posted, post } = record(clock);
  post(fulfilled("1"));
  clock.ms = 50;
  post(fulfilled("2"));
  expect(posted).toEqual([[fulfilled("1"), fulfilled("2")]]);
});
