import type { Fields } from "./fields.ts";

/** The list `tags` of a request, or another list of keys and values. */
export const tagsOf = (fields: Fields, name = "tags"): (readonly [key: string, value: string])[] =>
  fields.list(name).map((tag) => [tag.text("key"), tag.anyText("value")] as const);
