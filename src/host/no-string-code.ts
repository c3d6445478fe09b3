import * as z from "zod/mini";

// Imported first: zod decides when a schema is made whether to compile it from text, which the page's policy refuses.
z.config({ jitless: true });
