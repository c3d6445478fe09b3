export { StandardScaler, type StandardScalerOptions } from "./standard-scaler.ts";
