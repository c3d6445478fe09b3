import { expect, test } from "vitest";
import { Limit, networkOf } from "./limits.ts";

const clocked = (rule: { burst: number; perSecond: number }) => {
  const clock = { nowMs: 0 };
  return { clock, limit: new Limit(rule, () => clock.nowMs) };
};
const refused = expect.objectContaining({ code: "too-many-attempts" });

test("a burst is let through, the next is told how long to wait, and waiting that long is enough", () => {
  const { clock, limit } = clocked({ burst: 3, perSecond: 0.5 });
  for (let at = 0; at < 3; at++) limit.take("ana");
  expect(() => limit.take("ana")).toThrow(expect.objectContaining({ values: { seconds: 2 } }));
  clock.nowMs = 2000;
  limit.take("ana");
  expect(() => limit.take("ana")).toThrow(refused);
});

test("one key does not use up another's", () => {
  const { limit } = clocked({ burst: 1, perSecond: 1 });
  limit.take("ana");
  limit.take("bia");
});

test("what is given back can be taken again, and never more than the burst", () => {
  const { limit } = clocked({ burst: 1, perSecond: 1 });
  limit.take("ana");
  limit.giveBack("ana");
  limit.giveBack("ana");
  limit.take("ana");
  expect(() => limit.take("ana")).toThrow(refused);
});

test("a hundred thousand names make it forget none that is still waiting", () => {
  const { clock, limit } = clocked({ burst: 2, perSecond: 1 });
  limit.take("ana");
  limit.take("ana");
  for (let at = 0; at < 100_000; at++) {
    if (at % 10_000 === 0) clock.nowMs += 10;
    limit.take(`name ${at}`);
  }
  expect(() => limit.take("ana")).toThrow(refused);
});

test("a clock that goes back gives nothing", () => {
  const { clock, limit } = clocked({ burst: 1, perSecond: 1 });
  clock.nowMs = 10_000;
  limit.take("ana");
  clock.nowMs = 0;
  expect(() => limit.take("ana")).toThrow(refused);
});

test("an IPv6 network is one address, however it is written; an IPv4 address is itself", () => {
  expect(networkOf("10.0.0.1")).toBe("10.0.0.1");
  expect(networkOf("::ffff:10.0.0.1")).toBe("10.0.0.1");
  const same = ["2001:db8:0:7::1", "2001:DB8::7:aaaa:bbbb:cccc:dddd", "2001:db8:0:7:1:2:3:4"];
  expect(new Set(same.map(networkOf))).toEqual(new Set(["2001:db8:0:7"]));
  expect(networkOf("2001:db8:0:8::1")).not.toBe(networkOf("2001:db8:0:7::1"));
  expect(networkOf("::1")).toBe("0:0:0:0");
  expect(networkOf("unknown")).toBe("unknown");
});
