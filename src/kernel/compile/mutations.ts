import type { AnyNode, CallExpression, MemberExpression, Node } from "acorn";
import { isFunction, visit } from "./ast.ts";

/** A place where the cell changes the value of another cell's variable. */
export interface Mutation {
  readonly name: string;
  readonly offset: number;
}

/** Array methods that change the array whatever becomes of their result. */
const inPlace = new Set(["copyWithin", "fill", "pop", "push", "reverse", "shift", "sort", "splice", "unshift"]);

/** Methods that train: awaited (tfjs), they change the model and return its history. */
const training = new Set(["fit", "fitDataset", "trainOnBatch"]);

/**
 * First words of method names that change their object when nobody takes the result: `model.add(…);`, `app.get("/", …);`.
 * With the result taken they are computations: `const y = x.add(1)`.
 */
const verbs = new Set(
  `add append apply assign attach build clear compile define delete dispose drop enqueue extend fit freeze get increment
  init initialize insert load log merge minimize on patch pop post prepend push put record register remove replace reset
  route seed set shuffle splice step swap track train truncate update use write`.split(/\s+/),
);

/** Verbs that are computations as well, so that a cell which only shows their value changes nothing. */
const alsoComputes = new Set(["add", "fit", "get", "log", "replace", "step"]);

const objectFunctions = new Set(["assign", "defineProperty", "defineProperties", "setPrototypeOf"]);
const reflectFunctions = new Set(["set", "defineProperty", "deleteProperty", "setPrototypeOf"]);

/**
 * Finds where the cell, as it runs, changes values that it did not make: property assignment, `delete`, in-place array methods,
 * training, and method calls whose result nobody takes. A function that the cell only defines changes nothing yet.
 * @param free - the identifiers of other cells' variables
 */
export function findMutations(root: Node, free: ReadonlySet<AnyNode>): Mutation[] {
  const mutations: Mutation[] = [];
  const called = calledNames(root);

  visit(root, (node, ancestors) => {
    for (const target of mutatedBy(node, ancestors)) {
      let at: AnyNode = target;
      while (at.type === "MemberExpression" || at.type === "ChainExpression")
        at = at.type === "ChainExpression" ? at.expression : at.object;
      if (at.type === "Identifier" && free.has(at) && runsNow(ancestors, called))
        mutations.push({ name: at.name, offset: node.start });
    }
  });
  return mutations.sort((a, b) => a.offset - b.offset);
}

/** The expressions whose value this node changes. */
function mutatedBy(node: AnyNode, ancestors: readonly AnyNode[]): AnyNode[] {
  switch (node.type) {
    case "AssignmentExpression":
      return membersOf(node.left);
    case "ForInStatement":
    case "ForOfStatement":
      return node.left.type === "VariableDeclaration" ? [] : membersOf(node.left);
    case "UpdateExpression":
      return membersOf(node.argument);
    case "UnaryExpression":
      return node.operator === "delete" ? membersOf(node.argument) : [];
    case "CallExpression":
      return mutatedByCall(node, ancestors);
    default:
      return [];
  }
}

function mutatedByCall(node: CallExpression, ancestors: readonly AnyNode[]): AnyNode[] {
  const { callee } = node;
  if (callee.type !== "MemberExpression") return [];
  const method = methodName(callee);
  const object = callee.object as AnyNode;
  const [first] = node.arguments;
  if (object.type === "Identifier" && first) {
    if (object.name === "Object" && objectFunctions.has(method)) return [first];
    if (object.name === "Reflect" && reflectFunctions.has(method)) return [first];
  }
  if (method === "shuffle" && first && object.type === "MemberExpression") return [first]; // tf.util.shuffle(xs)
  if (inPlace.has(method)) return [object];

  const fate = fateOf(node, ancestors);
  if (training.has(method) && (fate.awaited || fate.result === "dropped")) return [object];
  const verb = /^[a-z]+/.exec(method)?.[0] ?? "";
  if (!verbs.has(verb) || fate.result === "taken") return [];
  if (fate.result === "shown" && alsoComputes.has(verb) && !buildsLayer(node)) return [];
  return [object];
}

/** The member expressions that an assignment target holds. */
function membersOf(target: AnyNode): AnyNode[] {
  switch (target.type) {
    case "MemberExpression":
      return [target];
    case "ChainExpression":
      return membersOf(target.expression);
    case "ObjectPattern":
      return target.properties.flatMap((property) =>
        membersOf(property.type === "RestElement" ? property.argument : property.value),
      );
    case "ArrayPattern":
      return target.elements.flatMap((element) => (element ? membersOf(element) : []));
    case "AssignmentPattern":
      return membersOf(target.left);
    case "RestElement":
      return membersOf(target.argument);
    default:
      return [];
  }
}

function methodName({ property, computed }: MemberExpression): string {
  if (!computed) return property.type === "Identifier" ? property.name : "";
  return property.type === "Literal" && typeof property.value === "string" ? property.value : "";
}

/**
 * What becomes of a call's result: nothing takes it, the cell shows it (the whole cell is this expression), or code uses it.
 */
function fateOf(
  node: AnyNode,
  ancestors: readonly AnyNode[],
): { result: "dropped" | "shown" | "taken"; awaited: boolean } {
  let awaited = false;
  let child = node;
  for (const parent of ancestors.toReversed()) {
    switch (parent.type) {
      case "ExpressionStatement":
        return { result: "dropped", awaited };
      case "AwaitExpression":
        awaited = true;
        break;
      case "ChainExpression":
        break;
      case "LogicalExpression":
      case "ConditionalExpression":
        if (child.start === parent.start) return { result: "taken", awaited };
        break;
      case "SequenceExpression":
        if (parent.expressions.at(-1) !== child) return { result: "dropped", awaited };
        break;
      case "UnaryExpression":
        if (parent.operator === "void") return { result: "dropped", awaited };
        return { result: "taken", awaited };
      case "ArrowFunctionExpression":
        // The result of `(x) => set.add(x)` is what forEach and its like throw away.
        return { result: parent.body === child && !parent.async ? "shown" : "taken", awaited };
      default:
        return { result: "taken", awaited };
    }
    child = parent;
  }
  return { result: "shown", awaited };
}

/** `model.add(tf.layers.dense(…))`: a layer is added to a model, never to a number. */
function buildsLayer(node: CallExpression): boolean {
  return node.arguments.some(
    (argument) =>
      argument.type === "CallExpression" &&
      argument.callee.type === "MemberExpression" &&
      (argument.callee.object.type === "MemberExpression"
        ? methodName(argument.callee.object) === "layers"
        : argument.callee.object.type === "Identifier" && argument.callee.object.name === "layers"),
  );
}

/** Names of functions that the cell calls itself. */
function calledNames(root: Node): ReadonlySet<string> {
  const names = new Set<string>();
  visit(root, (node) => {
    if (node.type === "CallExpression" && node.callee.type === "Identifier") names.add(node.callee.name);
  });
  return names;
}

/** Does the code inside these ancestors run with the cell: outside functions, in callbacks, and in functions that the cell calls? */
function runsNow(ancestors: readonly AnyNode[], called: ReadonlySet<string>): boolean {
  return ancestors.every((node, index) => {
    if (!isFunction(node)) return true;
    if (node.type === "FunctionDeclaration") return node.id !== null && called.has(node.id.name);
    const parent = ancestors[index - 1];
    if (parent?.type === "CallExpression" || parent?.type === "NewExpression") return true;
    return parent?.type === "VariableDeclarator" && parent.id.type === "Identifier" && called.has(parent.id.name);
  });
}
