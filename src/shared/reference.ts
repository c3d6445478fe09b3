import * as z from "zod/mini";

const described = z.object({ name: z.string(), text: z.string() });
const option = z.object({ name: z.string(), type: z.string(), default: z.string(), text: z.string() });
const member = z.object({
  name: z.string(),
  signature: z.string(),
  text: z.string(),
  parameters: z.array(described),
  throws: z.array(z.string()),
});
const entry = z.object({
  /** What follows `bancada/`. */
  module: z.string(),
  name: z.string(),
  kind: z.enum(["class", "function", "type", "value"]),
  signature: z.string(),
  text: z.string(),
  parameters: z.array(described),
  options: z.array(option),
  returns: z.string(),
  throws: z.array(z.string()),
  example: z.string(),
  see: z.array(z.string()),
  members: z.array(member),
});

/** What the toolkit's docstrings say of each public name. */
export type ReferenceEntry = z.infer<typeof entry>;
export type ReferenceMember = z.infer<typeof member>;
export type ReferenceOption = z.infer<typeof option>;

export const referenceSchema = z.array(entry);
