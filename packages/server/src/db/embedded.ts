/**
 * The embedded database, which is opened again after a crash.
 *
 * PostgreSQL ends itself when it cannot write its write-ahead log, mostly because the disk is full. In this process nothing ends: the next
 * query would wait for a lock for ever, and the whole server with it. So the broken instance is never asked again.
 */
import type { PGlite } from "@electric-sql/pglite";
import { markAsDatabase } from "./is-unavailable.ts";

export type Embedded = {
  /** The instance to ask. @throws an error of an unavailable database, after a crash and until `ensureOpen` */
  current: () => PGlite;
  /** Opens the database again after a crash. Only outside of a transaction: the new instance knows nothing of it. */
  ensureOpen: () => Promise<void>;
  /** Tells of an error of a query; the instance is given up when it was a crash. Returns the error to throw. */
  failed: (error: unknown) => unknown;
  close: () => Promise<void>;
};

/** PostgreSQL's code for a server that ended itself. */
const CRASHED = "57P02";

/** @param open opens the database; it recovers by its write-ahead log */
export function toEmbedded(first: PGlite, open: () => Promise<PGlite>): Embedded {
  let instance: PGlite | null = first;
  return {
    current: () => {
      if (instance === null) throw crash();
      return instance;
    },
    ensureOpen: async () => {
      instance ??= await open().catch((error: unknown) => Promise.reject(markAsDatabase(error)));
    },
    failed: (error) => {
      if (!isCrash(error)) return error;
      instance = null;
      return crash(error);
    },
    close: async () => {
      await instance?.close();
    },
  };
}

function crash(cause?: unknown): unknown {
  const error = new Error("The embedded database ended itself.", { cause });
  return markAsDatabase(Object.assign(error, { code: CRASHED }));
}

function isCrash(error: unknown): boolean {
  if (error instanceof WebAssembly.RuntimeError) return true;
  const severity = error instanceof Error && "severity" in error ? error.severity : null;
  return severity === "PANIC" || severity === "FATAL";
}
