/** MongoDB's error codes by name. */
const CODES = {
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  CommandNotFound: 59,
  ImmutableField: 66,
  InvalidOptions: 72,
  IndexOptionsConflict: 85,
  CommandNotSupported: 115,
  DuplicateKey: 11_000,
  UnrecognizedStage: 40_324,
  ChangeStreamUnsupported: 40_573,
};

export type FaultName = keyof typeof CODES;

/** An error that is sent to the client. */
export class MongoFault extends Error {
  readonly codeName: FaultName;
  /** Fields of the reply besides code and message, such as `keyValue`. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(codeName: FaultName, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.codeName = codeName;
    this.details = details;
  }

  get code(): number {
    return CODES[this.codeName];
  }
}

/** Error for a feature of MongoDB that this emulator lacks. A missing feature is never ignored. */
export function unsupported(what: string): MongoFault {
  return new MongoFault("CommandNotSupported", `This Mongo-compatible emulator does not support ${what}`);
}

/** Mingo's message about an unknown operator. */
const UNKNOWN_OPERATOR = /^un(?:known|registered) (top level|query|pipeline) operator:? (\$\w+)/;

/** Converts any error to one that can be sent. Errors of Mingo are about the client's input. */
export function toFault(error: unknown): MongoFault {
  if (error instanceof MongoFault) return error;
  const message = error instanceof Error ? error.message : `${error}`;
  const [, kind, name] = UNKNOWN_OPERATOR.exec(message) ?? [];
  if (kind === undefined) return new MongoFault("BadValue", message);
  const words = `This Mongo-compatible emulator has no operator ${name}`;
  return new MongoFault(kind.startsWith("pipeline") ? "UnrecognizedStage" : "BadValue", words);
}
