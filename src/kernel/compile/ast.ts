import type { AnyNode, Node } from "acorn";

/** The nodes directly under a node, in the order of the source. */
export function childrenOf(node: Node): AnyNode[] {
  const children: AnyNode[] = [];
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) children.push(item);
    } else if (isNode(value)) children.push(value);
  }
  return children;
}

/** Visits every node under `root`, children before parents; `ancestors` ends with the parent. */
export function visit(root: Node, after: (node: AnyNode, ancestors: readonly AnyNode[]) => void): void {
  const ancestors: AnyNode[] = [];
  const step = (node: AnyNode) => {
    ancestors.push(node);
    for (const child of childrenOf(node)) step(child);
    ancestors.pop();
    after(node, ancestors);
  };
  step(root as AnyNode);
}

/** Does some node under `root` (itself included) satisfy `test`? Does not look into the nodes that `skip` names. */
export function some(
  root: Node,
  test: (node: AnyNode) => boolean,
  skip: (node: AnyNode) => boolean = () => false,
): boolean {
  const step = (node: AnyNode): boolean => test(node) || childrenOf(node).some((child) => !skip(child) && step(child));
  return step(root as AnyNode);
}

export function isFunction(node: Node): boolean {
  return (
    node.type === "FunctionDeclaration" || node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression"
  );
}

/** Tells where an offset of the text stands: line and column from 1, the column in UTF-16 units. */
export function placesIn(text: string): (offset: number) => { line: number; column: number } {
  const starts = [0, ...Array.from(text.matchAll(lineEnd), ({ 0: end, index }) => index + end.length)];
  return (offset) => {
    let low = 0;
    for (let high = starts.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

const lineEnd = /\r\n|[\n\r\u2028\u2029]/g;

/** The line ends of a text, alone: what replaces code so that no later line moves. */
export function lineEnds(text: string): string {
  return text.match(lineEnd)?.join("") ?? "";
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
