import type { Files } from "../job.ts";
import type { JobKind } from "../kinds.ts";
import type { Service } from "../services.ts";
import type { Json } from "./codec.ts";
import type { Remote } from "./remote-values.ts";

/** First message to the learner's process: the files, the entry to start, and the limits. */
export type RunRequest = {
  op: "start-run";
  kind: JobKind;
  /** A run without a spec: the entry runs once, to its end. */
  example: boolean;
  entry: string;
  /** Whether the spec is a plain Jest spec. Then the files may import each other without an ending. */
  plain: boolean;
  /** Folder to create for this run alone, where a sandbox takes one run after the other; null for its own folder. */
  folder: string | null;
  /** Services that run beside the learner's program. */
  services: Service[];
  /** SQL for the `postgres` service, as a path in `files`; null for an empty database. */
  setup: string | null;
  /** Added to the environment of the programs that it starts: the addresses of the services. */
  env: Record<string, string>;
  files: Files;
  readyMs: number;
  outputBytes: number;
  /** Options of `node` for the programs it starts. */
  nodeOptions: string[];
  /** Whether Node's permission model confines the programs, because nothing else does. */
  confine: boolean;
  /** Whether all programs stay in one process group, which the runner kills. */
  oneGroup: boolean;
  /** Whether every process that can be signalled and every file that can be written belongs to the run. */
  ownsProcesses: boolean;
  /** Path of the prepared database folder, a tar file. Null unless PostgreSQL runs. */
  sqlTemplate: string | null;
};

/** Request of the trusted side to the learner's side. It never contains an expected value. */
export type Operation =
  | RunRequest
  | { op: "ping" }
  /** Ends the run. The reply is whether nothing of it is left, so that another one can start. */
  | { op: "rest" }
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

/** Works on the exports of a module. */
export type CallOperation =
  | { op: "call"; name: string; args: Json[] }
  | { op: "inside"; source: string; inputs: Json[] }
  | { op: "exported" };

/** Runs a program to its end: the entry if `script` is null, otherwise a script of the package.json. */
export type ProgramOperation = {
  op: "script";
  script: string | null;
  args: string[];
  stdin: string;
  /** Standard input stays open after `stdin`, as in a terminal. */
  keepsStdinOpen: boolean;
  /** A program that has not ended by then is killed; null waits for it. */
  withinMs: number | null;
  files: Files;
  /** Files that take the place of the learner's, and are not shown to the learner. */
  planted: Files;
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
      /** Reads the response for this time, ms, and hangs up. Null waits for the end of the response. */
      forMs: number | null;
    }
  | { op: "printed" };

/** Body of a request: nothing, a string, or the parts of a form. */
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

/** Request to a service, without going through the learner's program. */
export type ServiceOperation =
  | { op: "postgres-query"; sql: string; params: Json[] }
  | { op: "postgres-reset"; setup: string | null }
  | { op: "postgres-reach"; reach: "open" | "away" | "silent" }
  | { op: "mongodb-command"; command: Json }
  | { op: "redis-command"; words: string[] };

/** Works on values that stay on the learner's side, by their numbers. See remote-values.ts. */
export type RemoteOperation =
  | { op: "remote-load"; file: string }
  | { op: "remote-apply"; target: number; self: Remote; args: Remote[] }
  | { op: "remote-construct"; target: number; args: Remote[] }
  | { op: "remote-get"; target: number; key: string }
  | { op: "remote-set"; target: number; key: string; value: Remote }
  | { op: "remote-keys"; target: number }
  | { op: "remote-await"; target: number };

/** Format of a configuration file. */
export type ConfigFormat = "nginx" | "dockerfile" | "yaml" | "json" | "ecosystem" | "unit";
