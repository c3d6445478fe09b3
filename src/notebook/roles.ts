import { type LabDocument, nameTag } from "./lab-document.ts";

/** What a `<script role="…">` may hold, and the attributes it may have besides `type`, `role` and `data-text`. */
export interface Role {
  readonly type: "markdown" | "code";
  readonly attributes: readonly string[];
}

const typesOf = { markdown: ["text/markdown"], code: ["module", "text/x-typescript"] } as const;

/**
 * The scripts of an element by role, in the order of the file.
 * Reports unknown roles, wrong types, unknown attributes, elements that do not belong, and text outside scripts.
 * @param elements - names of other elements that may stand here
 */
export function byRole<Name extends string>(
  document: LabDocument,
  parent: Element,
  roles: Readonly<Record<Name, Role>>,
  elements: readonly string[] = [],
): Record<Name, Element[]> {
  const names = Object.keys(roles) as Name[];
  const found = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Element[]>;
  document.reportStrayText(parent);
  for (const child of parent.children) {
    if (elements.includes(child.localName)) continue;
    const name = names.find((candidate) => candidate === child.getAttribute("role"));
    if (child.localName !== "script") reportMisplaced(document, parent, child);
    else if (name === undefined) reportUnknownRole(document, parent, child, names);
    else {
      checkScript(document, child, roles[name]);
      found[name].push(child);
    }
  }
  return found;
}

function checkScript(document: LabDocument, script: Element, { type, attributes }: Role): void {
  document.allowAttributes(script, ["type", "role", "data-text", ...attributes]);
  const types: readonly string[] = typesOf[type];
  if (types.includes(script.getAttribute("type") ?? "")) return;
  document.report(
    "script-type",
    script,
    `${nameTag(script)} precisa de type="${types[0]}".`,
    `${nameTag(script)} needs type="${types[0]}".`,
  );
}

function reportUnknownRole(document: LabDocument, parent: Element, script: Element, names: readonly string[]): void {
  const list = names.join(", ");
  const role = script.getAttribute("role");
  document.report(
    "unknown-role",
    script,
    role === null
      ? `Um <script> em ${nameTag(parent)} não tem role. Escreva um destes: ${list}.`
      : `role="${role}" não existe em ${nameTag(parent)}. Use um destes: ${list}.`,
    role === null
      ? `A <script> in ${nameTag(parent)} has no role. Write one of these: ${list}.`
      : `role="${role}" does not exist in ${nameTag(parent)}. Use one of these: ${list}.`,
  );
}

function reportMisplaced(document: LabDocument, parent: Element, child: Element): void {
  document.report(
    "misplaced-element",
    child,
    `${nameTag(child)} não cabe em ${nameTag(parent)}. Se o elemento de cima ficou aberto, feche-o antes: </${parent.localName}>.`,
    `${nameTag(child)} does not belong in ${nameTag(parent)}. If the element above was left open, close it before: </${parent.localName}>.`,
  );
}
