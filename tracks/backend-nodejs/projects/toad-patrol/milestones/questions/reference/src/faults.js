export const usage = `usage:
  node src/patrol.js count ANIMAL[=NUMBER] ...
  node src/patrol.js report [--by night|helper|animal] [--from NIGHT] [--to NIGHT] [--json] [--book | FILE ...]
  node src/patrol.js import FILE ...
  node src/patrol.js add NIGHT HELPER ANIMAL[=NUMBER] ...
  node src/patrol.js list
  node src/patrol.js undo`;

/** The tool was called in a wrong way. */
export class UsageError extends Error {
  constructor(reason = "") {
    super(`${reason}\n${usage}`.trim());
    this.exitCode = 2;
  }
}

/** The call is right, but its words cannot be used. */
export class UnfitError extends Error {
  constructor(message) {
    super(message);
    this.exitCode = 1;
  }
}

export function isOurs(error) {
  return error instanceof UsageError || error instanceof UnfitError;
}
