/** The tool was called in a wrong way. */
export class UsageError extends Error {
  constructor() {
    super("usage: node src/patrol.js count ANIMAL[=NUMBER] ...");
    this.exitCode = 2;
  }
}

/** The call is right, but its words cannot be used. */
export class UnfitError extends Error {
  constructor(message) {
    super(message);
    this.exitCode = 0;
  }
}

export function isOurs(error) {
  return error instanceof UsageError || error instanceof UnfitError;
}
