export * from "./schema/accounts.ts";
export * from "./schema/courses.ts";
export * from "./schema/graders.ts";
export * from "./schema/labs.ts";
export * from "./schema/privacy.ts";
export * from "./schema/submissions.ts";
export * from "./schema/sync.ts";
export * from "./schema/teaching.ts";
