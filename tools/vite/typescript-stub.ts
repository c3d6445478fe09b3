/** Stands in for `typescript` inside notebook-kit, whose TypeScript path Bancada never calls. */
const absent = () => {
  throw new Error("TypeScript is not part of Bancada: cells are stripped of types by sucrase.");
};

export const ModuleKind = {};
export const ScriptTarget = {};
export const transpile = absent;
export const createProgram = absent;
export const createSourceFile = absent;
export const isClassExpression = absent;
export const isFunctionExpression = absent;
export const isParenthesizedExpression = absent;
export const isExpressionStatement = absent;
export default {};
