/** Messages of a `node` that runs one program after the other (see `harness/program-host.ts`), one a line. */

type Start = { folder: string; args: readonly string[]; env: Readonly<Record<string, string>> };

/** To it. */
export type ToHost =
  | ({ kind: "run" } & Start)
  /** Runs the entry as a file of tests. */
  | ({ kind: "run-tests"; timeoutMs: number } & Start)
  /** Asks whether the text is a module without an error of syntax. */
  | { kind: "check"; text: string }
  /** Closes the servers and connections of the program. */
  | { kind: "end" };

/** From it: the result of one test, the result of a check, or the end of a program of which nothing is left. */
export type FromHost =
  | { name: string; passed: boolean; isLate?: true }
  | { isModule: boolean }
  | { exitCode: number };
