/** What a figure may hold: elements, texts, numbers, lists of them; `undefined`, `null` and `false` are nothing. */
export type Content = Node | string | number | bigint | boolean | null | undefined | readonly Content[];

/** An HTML element with attributes and what it holds; texts stay texts. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...content: readonly Content[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  append(made, content);
  return made;
}

function append(parent: HTMLElement, content: Content): void {
  if (isList(content)) for (const item of content) append(parent, item);
  else if (content instanceof Node) parent.append(content);
  else if (content !== undefined && content !== null && content !== false) parent.append(String(content));
}

// Array.isArray says any[] of a readonly list.
const isList = (content: Content): content is readonly Content[] => Array.isArray(content);
