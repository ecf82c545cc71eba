import type { Files } from "../job.ts";
import type { JobKind } from "../kinds.ts";
import type { Service } from "../services.ts";
import type { Json } from "./codec.ts";
import type { Remote } from "./remote-values.ts";

/** What the learner's process is told first: the files, what to start, and under which limits. */
export type RunRequest = {
  op: "start-run";
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
  /** They stay in one process group, which the runner kills. */
  oneGroup: boolean;
  /** All processes that can be signalled there, and all files that can be written, are the run's own. */
  ownsProcesses: boolean;
  /** The prepared database folder, a tar file; null unless PostgreSQL runs. */
  sqlTemplate: string | null;
};

/** What the trusted side asks of the learner's side. It never holds an expectation. */
export type Operation =
  | RunRequest
  | { op: "ping" }
  | CallOperation
  | ProgramOperation
  | ServerOperation
  | WebSocketOperation
  | SocketIoOperation
  | SqlOperation
  | ServiceOperation
  | RemoteOperation
  | { op: "tests"; files: Files }
  | { op: "read-config"; format: ConfigFormat; file: string | null };

/** Of a module's exports. */
export type CallOperation =
  | { op: "call"; name: string; args: Json[] }
  | { op: "inside"; source: string; inputs: Json[] }
  | { op: "exported" };

/** Of programs that run to their end; `script` null is the entry, otherwise a script of the package.json. */
export type ProgramOperation = {
  op: "script";
  script: string | null;
  args: string[];
  stdin: string;
  files: Files;
  env: Record<string, string>;
};

export type ServerOperation =
  | { op: "start"; script: string; env: Record<string, string> }
  | { op: "stop"; signal: string; withinMs: number }
  | {
      op: "request";
      method: string;
      path: string;
      headers: Record<string, string>;
      body: Body;
      withinMs: number;
      /** Read the answer for this long and hang up, instead of waiting for its end; null to wait. */
      forMs: number | null;
    }
  | { op: "printed" };

/** What a request sends: nothing, a text, or the parts of a form. */
export type Body = null | string | FormPart[];

export type FormPart = { name: string; content: string; base64: boolean; filename?: string; type?: string };

export type WebSocketOperation =
  | {
      op: "ws-open";
      path: string;
      protocols: string[];
      headers: Record<string, string>;
      withinMs: number;
    }
  | { op: "ws-send"; socket: number; text: string }
  | { op: "ws-next"; socket: number; withinMs: number }
  | { op: "ws-close"; socket: number; code: number; withinMs: number };

export type SocketIoOperation =
  | {
      op: "io-open";
      path: string;
      namespace: string;
      auth: Json;
      headers: Record<string, string>;
      withinMs: number;
    }
  | { op: "io-emit"; socket: number; event: string; args: Json[]; acknowledged: boolean; withinMs: number }
  | { op: "io-next"; socket: number; event: string; withinMs: number }
  | { op: "io-close"; socket: number };

export type SqlOperation =
  | { op: "database"; setup: string }
  | { op: "run-sql"; database: number }
  | { op: "query"; database: number; sql: string };

/** Of what runs beside the learner's program, asked without going through it. */
export type ServiceOperation =
  | { op: "postgres-query"; sql: string; params: Json[] }
  | { op: "postgres-reset"; setup: string | null }
  | { op: "mongodb-command"; command: Json }
  | { op: "redis-command"; words: string[] };

/** Of values that stay on the learner's side, by their numbers; see remote-values.ts. */
export type RemoteOperation =
  | { op: "remote-load"; file: string }
  | { op: "remote-apply"; target: number; self: Remote; args: Remote[] }
  | { op: "remote-construct"; target: number; args: Remote[] }
  | { op: "remote-get"; target: number; key: string }
  | { op: "remote-set"; target: number; key: string; value: Remote }
  | { op: "remote-keys"; target: number }
  | { op: "remote-await"; target: number };

/** How a file of settings is read. */
export type ConfigFormat = "nginx" | "dockerfile" | "yaml" | "json" | "ecosystem";
