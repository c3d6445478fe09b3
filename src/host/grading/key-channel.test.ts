import { expect, test } from "vitest";
import { askGradingPage, awaitKeyPage, newChannelId, type OpenedLab, type WantedLab } from "./key-channel.ts";

const lab = { id: "module/lab", hash: "h", version: 1 };
const opened = (texts: OpenedLab["texts"]) => ({ id: lab.id, hash: lab.hash, texts });
const one = { "pt-BR": "um", en: "one" };

/** What comes through a channel, one after the other. */
function inbox<Value>() {
  const came: Value[] = [];
  const waiting: ((value: Value) => void)[] = [];
  const put = (value: Value) => {
    const next = waiting.shift();
    if (next) next(value);
    else came.push(value);
  };
  const take = () =>
    new Promise<Value>((resolve) => {
      const value = came.shift();
      if (value === undefined) waiting.push(resolve);
      else resolve(value);
    });
  return { put, take };
}

test("the page of the key hears what is wanted, and its labs arrive once: a second page of it changes nothing", async () => {
  const id = newChannelId();
  let wanted: readonly WantedLab[] = [lab];
  const labs = inbox<readonly OpenedLab[]>();
  const close = awaitKeyPage({
    id,
    wanted: () => wanted,
    onOpened: (some) => {
      wanted = [];
      labs.put(some);
    },
  });
  const asked = inbox<readonly WantedLab[]>();
  const first = askGradingPage(id, asked.put);
  expect(await asked.take()).toEqual([lab]);
  const second = askGradingPage(id, () => undefined);
  first.tell([opened(one), { id: "module/other", hash: "o", texts: one }]);
  expect(await labs.take()).toEqual([opened(one)]);
  second.tell([opened({ "pt-BR": "outro", en: "another" })]);
  expect(await labs.take()).toEqual([]);
  for (const end of [close, first.close, second.close]) end();
});

test("pages of another channel, and what is said in other words, are not heard", async () => {
  const id = newChannelId();
  const labs = inbox<readonly OpenedLab[]>();
  const close = awaitKeyPage({ id, wanted: () => [lab], onOpened: labs.put });
  const stranger = askGradingPage(newChannelId(), () => undefined);
  stranger.tell([opened(one)]);
  const loose = new BroadcastChannel(`bancada.course-key.${id}`);
  for (const said of [null, "opened", { type: "opened" }, { type: "opened", labs: [{ id: 1 }] }])
    loose.postMessage(said);
  const asked = inbox<readonly WantedLab[]>();
  const page = askGradingPage(id, asked.put);
  await asked.take();
  page.tell([opened(null)]);
  expect(await labs.take()).toEqual([opened(null)]);
  loose.close();
  for (const end of [close, stranger.close, page.close]) end();
});
