import type { Json } from "./codec.ts";
import type { Operation } from "./operation.ts";

export type { Operation, RunRequest } from "./operation.ts";

export type Request = { id: number; operation: Operation };

/** One line of reply. `value` and `error` are encoded plain data. */
export type Reply = { id: number; ok: true; value: Json } | { id: number; ok: false; error: Json };
