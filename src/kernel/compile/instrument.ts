import type { AnyNode, ArrowFunctionExpression, Node } from "acorn";
import { isFunction, lineEnds, some, visit } from "./ast.ts";
import { countedLoop, isMathCall } from "./counted.ts";
import type { Edits } from "./edits.ts";

/** Names that the compiled text uses and the student's code does not. */
export interface OwnNames {
  /** The run's context: tick, out, back, leave, import. */
  readonly context: string;
  /** Passes left before the next look at the clock. */
  readonly passes: string;
  /** Takes an iterable of `for await` through the run's context. */
  readonly each: string;
  /** Passes left of a counted loop: a variable of the loop itself. */
  readonly counted: string;
}

/**
 * Writes into the text what a cell needs to be stopped and to own its tensors, without moving a line:
 * a count of passes in loops and in functions that can recurse; `out` and `back` around each suspension; `import(x)` through the context.
 * @returns the helpers of `OwnNames` that the text now uses
 */
export function instrument(root: Node, text: string, s: Edits, names: OwnNames): Set<keyof OwnNames> {
  const used = new Set<keyof OwnNames>();
  const own = (key: keyof OwnNames) => {
    used.add(key);
    return names[key];
  };
  const tick = () => `--${own("passes")}<0&&(${names.passes}=${own("context")}.tick())`;
  const check = () => `if(--${own("passes")}<0)${names.passes}=${own("context")}.tick();`;
  const context = () => own("context");
  // Children come first, so what the parent opens goes before, and what it closes after, at the same place.
  const open = (at: number, code: string) => s.prependRight(at, code);
  const close = (at: number, code: string) => s.appendLeft(at, code);

  const loop = (node: AnyNode, look = check()) => {
    if (!("body" in node) || Array.isArray(node.body) || !node.body) return;
    const body = node.body as AnyNode;
    if (body.type === "BlockStatement") open(body.start + 1, look);
    else if (body.type === "EmptyStatement") s.update(body.start, body.end, `{${look}}`);
    else {
      open(body.start, `{${look}`);
      close(body.end, "}");
    }
  };

  const functionBody = (node: AnyNode) => {
    if (!("body" in node) || !("params" in node)) return;
    const body = node.body as AnyNode;
    const guard = canRecurse(node);
    const leave = suspends(node);
    if (body.type === "BlockStatement") {
      if (guard || leave) open(body.start + 1, `${leave ? "try{" : ""}${guard ? check() : ""}`);
      if (leave) close(body.end - 1, `}finally{${context()}.leave()}`);
    } else if (leave) {
      const at = afterArrow(node as ArrowFunctionExpression, text);
      open(at, `{try{${guard ? check() : ""}return (`);
      close(node.end, `)}finally{${context()}.leave()}}`);
    } else if (guard) {
      open(body.start, `(${tick()},`);
      close(body.end, ")");
    }
  };

  visit(root, (node, ancestors) => {
    if (isFunction(node)) return functionBody(node);
    switch (node.type) {
      case "ForStatement": {
        const counted = countedLoop(node);
        if (!counted) return loop(node);
        if (counted.short) return;
        // All passes are charged once, before the loop, so that outer loops look at the clock in time.
        const bound = `(${text.slice(...counted.bound)})`;
        const charge = `${bound}>999&&(${own("passes")}-=${bound}>19999?20000:1000)`;
        const left = own("counted");
        close(node.init?.end ?? node.start, `,${left}=(${charge},20000)`);
        if (!counted.brief) loop(node, `if(--${left}<0)${left}=${context()}.tick();`);
        return;
      }
      case "ForOfStatement":
        if (node.await) {
          open(node.right.start, `${own("each")}((`);
          close(node.right.end, "))");
        }
        return loop(node);
      case "ForInStatement":
      case "WhileStatement":
      case "DoWhileStatement":
        return loop(node);
      case "AwaitExpression":
        open(node.start, `${context()}.back(`);
        open(node.start + "await".length, ` ${context()}.out(`);
        return close(node.end, "))");
      case "YieldExpression": {
        const generator = ancestors.findLast(isFunction);
        if (!generator || !suspends(generator)) return;
        open(node.start, `${context()}.back(`);
        if (node.delegate) return close(node.end, ")");
        if (!node.argument) return close(node.end, ` ${context()}.out())`);
        open(node.start + "yield".length, ` ${context()}.out(`);
        return close(node.end, "))");
      }
      case "TryStatement": {
        // A rejection comes back without `back`: the handlers are where the run goes on.
        const inBlock = some(node.block, isSuspension, isFunction);
        if (inBlock && node.handler) open(node.handler.body.start + 1, `${context()}.back();`);
        if (node.finalizer && (inBlock || (node.handler && some(node.handler, isSuspension, isFunction))))
          open(node.finalizer.start + 1, `${context()}.back();`);
        return;
      }
      case "ImportExpression": {
        s.update(node.start, node.start + "import".length, `${context()}.import`);
        const rest = [node.source.end, node.end - 1] as const;
        if (node.options) s.update(...rest, lineEnds(text.slice(...rest)));
        return;
      }
      // `<!--` is a comment in the script that the kernel evaluates, and three operators in the module that was parsed.
      case "UpdateExpression":
        if (node.prefix && text.slice(node.start - 2, node.start) === "<!") open(node.start, " ");
    }
  });
  return used;
}

/** Does the function itself wait: `await`, or `for await`? */
function suspends(node: AnyNode): boolean {
  return "async" in node && node.async === true && some(node, isSuspension, isFunction);
}

function isSuspension(node: AnyNode): boolean {
  return node.type === "AwaitExpression" || (node.type === "ForOfStatement" && node.await);
}

/** A function that calls nothing cannot call itself; `Math`'s functions call nothing. */
function canRecurse(node: AnyNode): boolean {
  const calls = (inner: AnyNode) =>
    (inner.type === "CallExpression" && !isMathCall(inner)) ||
    inner.type === "NewExpression" ||
    inner.type === "TaggedTemplateExpression";
  return some(node, calls, isFunction);
}

/** Offset just behind the `=>` of an arrow function: its body may stand in parentheses that no node covers. */
function afterArrow(node: ArrowFunctionExpression, text: string): number {
  const from = node.params.at(-1)?.end ?? node.start;
  const between = text.slice(from, node.body.start);
  for (const { 0: found, index } of between.matchAll(/\/\*[\s\S]*?\*\/|\/\/.*|=>/g))
    if (found === "=>") return from + index + found.length;
  return node.body.start;
}
