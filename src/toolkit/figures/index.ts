export { createFigures, type Figures, type FiguresOptions } from "./create-figures.ts";
