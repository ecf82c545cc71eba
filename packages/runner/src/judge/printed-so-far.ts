import type { PrintedBytes, Reply } from "../wire/request.ts";

const NOTHING: PrintedBytes = [0, 0];

let soFar = NOTHING;

/** Output of the learner's side by its last reply. */
export function printedSoFar(): PrintedBytes {
  return soFar;
}

export function notePrinted({ printed }: Reply): void {
  soFar = printed ?? soFar;
}

export function forgetPrinted(): void {
  soFar = NOTHING;
}
