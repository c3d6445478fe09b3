export { SimpleImputer, type SimpleImputerOptions } from "./simple-imputer.ts";
