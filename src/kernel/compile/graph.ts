/** Edges from each id to the ids that it must follow. */
export type Edges = ReadonlyMap<string, readonly string[]>;

/** Can `to` be reached from `from` by one edge or more? */
export function reaches(from: string, to: string, ...edgeSets: readonly Edges[]): boolean {
  return shortestPath(from, to, ...edgeSets) !== null;
}

/** The ids from `from` up to the one before `to`, by the fewest edges (at least one); `null` where there is no way. */
export function shortestPath(from: string, to: string, ...edgeSets: readonly Edges[]): string[] | null {
  const cameFrom = new Map<string, string>();
  let front = [from];
  while (front.length > 0) {
    const next: string[] = [];
    for (const id of front) {
      for (const edges of edgeSets) {
        for (const target of edges.get(id) ?? []) {
          if (target === to) {
            const path = [id];
            for (let at = id; at !== from; path.unshift(at)) at = cameFrom.get(at) ?? from;
            return path;
          }
          if (cameFrom.has(target) || target === from) continue;
          cameFrom.set(target, id);
          next.push(target);
        }
      }
    }
    front = next;
  }
  return null;
}

/** Ids that stand on a cycle or between two: what is left when ids with nothing before them, then with nothing behind, are taken away. */
export function entangled(ids: readonly string[], edges: Edges): Set<string> {
  const left = new Set(ids);
  const followers = new Map<string, string[]>();
  for (const id of ids)
    for (const before of edges.get(id) ?? []) followers.set(before, [...(followers.get(before) ?? []), id]);
  for (const links of [edges, followers]) {
    const count = new Map(ids.map((id) => [id, (links.get(id) ?? []).filter((other) => left.has(other)).length]));
    const back = links === edges ? followers : edges;
    const free = [...left].filter((id) => count.get(id) === 0);
    for (let id = free.pop(); id !== undefined; id = free.pop()) {
      left.delete(id);
      for (const other of back.get(id) ?? []) {
        const waiting = (count.get(other) ?? 0) - 1;
        count.set(other, waiting);
        if (waiting === 0 && left.has(other)) free.push(other);
      }
    }
  }
  return left;
}

/** The ids so that each follows what it must, and otherwise in the order given. Ids on a cycle come where they were given. */
export function inOrder(ids: readonly string[], ...edgeSets: readonly Edges[]): string[] {
  const order: string[] = [];
  const seen = new Set<string>();
  for (const start of ids) {
    const stack = [{ id: start, entered: false }];
    for (let top = stack.pop(); top; top = stack.pop()) {
      if (top.entered) order.push(top.id);
      else if (!seen.has(top.id)) {
        seen.add(top.id);
        stack.push({ id: top.id, entered: true });
        const before = edgeSets.flatMap((edges) => edges.get(top?.id ?? "") ?? []);
        for (const id of before.toReversed()) stack.push({ id, entered: false });
      }
    }
  }
  return order;
}
