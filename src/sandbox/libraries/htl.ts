export * from "htl";
