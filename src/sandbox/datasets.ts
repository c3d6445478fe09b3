import * as datasets from "../toolkit/datasets/index.ts";

/** The toolkit's data sets as a script, for a referee: it evaluates one text, where modules would be four. */
(globalThis as { bancadaDatasets?: typeof datasets }).bancadaDatasets = datasets;
