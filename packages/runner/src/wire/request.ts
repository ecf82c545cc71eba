import type { Files, JobKind } from "../job.ts";
import type { Json } from "./codec.ts";

/** What the learner's process is told first: the files, what to start, and under which limits. */
export type Begin = {
  op: "begin";
  kind: JobKind;
  /** A run without a spec: the entry is only run, to its end. */
  example: boolean;
  entry: string;
  files: Files;
  readyMs: number;
  outputBytes: number;
  /** Options of `node` for the programs it starts. */
  nodeOptions: string[];
  /** The programs it starts must be confined by Node's permission model, since nothing else confines them. */
  confine: boolean;
  /** The prepared database folder, a tar file; null unless SQL runs. */
  sqlTemplate: string | null;
};

/** What the trusted side asks of the learner's process. It never holds an expectation. */
export type Operation =
  | Begin
  | { op: "ping" }
  | { op: "call"; name: string; args: Json[] }
  | { op: "inside"; source: string; inputs: Json[] }
  | { op: "exported" }
  | { op: "script"; args: string[]; stdin: string; files: Files; env: Record<string, string> }
  | { op: "start"; env: Record<string, string> }
  | { op: "stop"; signal: string; withinMs: number }
  | {
      op: "request";
      method: string;
      path: string;
      headers: Record<string, string>;
      body: string | null;
      withinMs: number;
    }
  | { op: "printed" }
  | { op: "database"; setup: string }
  | { op: "run-sql"; database: number }
  | { op: "query"; database: number; sql: string }
  | { op: "tests"; files: Files };

export type Request = { id: number; operation: Operation };

/** One line back. `value` and `error` are plain data, encoded. */
export type Reply = { id: number; ok: true; value: Json } | { id: number; ok: false; error: Json };
