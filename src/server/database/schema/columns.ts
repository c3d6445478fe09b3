import { text, timestamp } from "drizzle-orm/pg-core";
import { newId } from "../../../shared/ids.ts";

/** 32 hexadecimal digits, drawn by us. */
export const id = () => text().primaryKey().$defaultFn(newId);

export const moment = () => timestamp({ withTimezone: true });

export const createdAt = () => moment().notNull().defaultNow();
