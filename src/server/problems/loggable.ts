/** An error as the log may have it. What a query carried (names, addresses, hashes) stands in Drizzle's message: it stays out. */
export function loggable(error: unknown): object {
  const chain: object[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = "code" in cause ? String(cause.code) : undefined;
    chain.push({ name: cause.constructor.name, code, message: "query" in cause ? undefined : cause.message });
  }
  const stack = error instanceof Error ? (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)) : [];
  return { chain, stack };
}
