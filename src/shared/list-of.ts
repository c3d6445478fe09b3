import * as z from "zod/mini";

/**
 * A list, read up to the first item that does not fit. zod would look at, describe and keep each of a million wrong items
 * that somebody wrote into a file.
 * @param most - a longer list is refused before it is read
 */
export const listOf = <Item extends z.ZodMiniType>(item: Item, most: number) =>
  z.pipe(
    z.custom<readonly unknown[]>((sent) => Array.isArray(sent) && sent.length <= most, {
      error: `expected a list of at most ${most}`,
    }),
    z.transform((sent, context): z.output<Item>[] => {
      const items: z.output<Item>[] = [];
      for (const [at, one] of sent.entries()) {
        const read = item.safeParse(one);
        if (!read.success) {
          const [issue] = read.error.issues;
          const message = issue?.message ?? "";
          context.issues.push({ code: "custom", message, input: one, path: [at, ...(issue?.path ?? [])] });
          return z.NEVER;
        }
        items.push(read.data);
      }
      return items;
    }),
  );
