const statuses = {
  INVALID_PARAMETER_VALUE: 400,
  RESOURCE_ALREADY_EXISTS: 400,
  INVALID_STATE: 400,
  RESOURCE_DOES_NOT_EXIST: 404,
  ENDPOINT_NOT_FOUND: 404,
  RESOURCE_LIMIT_EXCEEDED: 429,
} as const;

type ErrorCode = keyof typeof statuses;

/** What the tracking server refuses, in MLflow's own words: who learns its messages here meets them again there. */
export class MlflowError extends Error {
  override readonly name = "MlflowError";
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
  }

  get status(): (typeof statuses)[ErrorCode] {
    return statuses[this.code];
  }
}

export const invalid = (message: string): MlflowError => new MlflowError("INVALID_PARAMETER_VALUE", message);
export const missing = (message: string): MlflowError => new MlflowError("RESOURCE_DOES_NOT_EXIST", message);
