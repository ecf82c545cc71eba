import type { Files, JobKind, Service } from "../job.ts";
import type { Json } from "./codec.ts";
import type { Operation } from "./operation.ts";

export type { Operation } from "./operation.ts";

/** What the learner's process is told first: the files, what to start, and under which limits. */
export type Begin = {
  op: "begin";
  kind: JobKind;
  /** A run without a spec: the entry is only run, to its end. */
  example: boolean;
  entry: string;
  /** What is to run beside the learner's program. */
  services: Service[];
  /** SQL for the `postgres` service, as a path in `files`; null for an empty database. */
  setup: string | null;
  /** Environment of the programs it starts, beyond the usual: where the services are. */
  env: Record<string, string>;
  files: Files;
  readyMs: number;
  outputBytes: number;
  /** Options of `node` for the programs it starts. */
  nodeOptions: string[];
  /** The programs it starts must be confined by Node's permission model, since nothing else confines them. */
  confine: boolean;
  /** The prepared database folder, a tar file; null unless PostgreSQL runs. */
  sqlTemplate: string | null;
};

export type Request = { id: number; operation: Operation };

/** One line back. `value` and `error` are plain data, encoded. */
export type Reply = { id: number; ok: true; value: Json } | { id: number; ok: false; error: Json };
