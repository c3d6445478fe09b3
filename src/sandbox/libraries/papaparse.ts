import Papa from "papaparse";

export default Papa;
export const { parse, unparse } = Papa;
