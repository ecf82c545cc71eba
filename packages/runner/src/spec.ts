/**
 * What a spec imports: `import { test, expect, call } from "@aulo/runner/spec"`. See docs/spec.md.
 *
 * All of it works only inside a run, where the judge is connected to the learner's side.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Files } from "./job.ts";
import { ask, random } from "./judge/session.ts";
import {
  Exported,
  PrintedSoFar,
  Requested,
  Rows,
  ScriptRun,
  SqlRun,
  Started,
  Stopped,
  TestsRun,
} from "./judge/shapes.ts";
import { encode } from "./wire/codec.ts";

export { expect } from "expect";
export { describe, test } from "./judge/registry.ts";
export { random } from "./judge/session.ts";
export type { Exported, PrintedSoFar, Rows, ScriptRun, SqlRun, Stopped, TestsRun };

/** Time a request has for its answer, ms, unless it says otherwise. */
const REQUEST_WITHIN_MS = 2_000;
/** Time a server has to end after a signal, ms, before it is killed. */
const STOP_WITHIN_MS = 3_000;

/** A whole number from `from` to `to`, both included, that depends only on the run's seed. */
export function randomInt(from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

/** One of the list, by the run's seed. @throws RangeError when the list is empty */
export function pick<Item>(list: readonly Item[]): Item {
  const picked = list[randomInt(0, list.length - 1)];
  if (picked === undefined) throw new RangeError("There is nothing to pick from.");
  return picked;
}

/** Waits, ms. */
export async function wait(ms: number): Promise<void> {
  await sleep(ms);
}

/** function: calls the learner's export (`"default"` too) with copies of the arguments. @throws the learner's error */
export function call(name: string, ...args: unknown[]): Promise<unknown> {
  return ask({ op: "call", name, args: args.map(encode) });
}

/**
 * function: runs `scenario(solution, ...inputs)` inside the learner's process, from its source alone.
 *
 * @returns what it returns, as plain data
 */
export function inside<Solution, Inputs extends unknown[]>(
  scenario: (solution: Solution, ...inputs: Inputs) => unknown,
  ...inputs: Inputs
): Promise<unknown> {
  return ask({ op: "inside", source: scenario.toString(), inputs: inputs.map(encode) });
}

/** function: the type of each export by its name, as `typeof` gives it. */
export async function exported(): Promise<Exported> {
  return Exported.parse(await ask({ op: "exported" }));
}

type ScriptInput = { args?: string[]; stdin?: string; files?: Files; env?: Record<string, string> };

/** script: runs the entry as a fresh process in a fresh folder, to its end. */
export async function script({
  args = [],
  stdin = "",
  files = {},
  env = {},
}: ScriptInput = {}): Promise<ScriptRun> {
  return ScriptRun.parse(await ask({ op: "script", args, stdin, files, env }));
}

type RequestOptions = {
  headers?: Record<string, string>;
  /** Sent as JSON, with its content type. */
  json?: unknown;
  /** Sent as it is. */
  body?: string;
  withinMs?: number;
};

export type Answer = {
  status: number;
  /** By name in lower case; `set-cookie` is a list. */
  headers: Record<string, string | string[]>;
  text: string;
  /** The body read as JSON; undefined when it is not JSON. */
  json: unknown;
};

/** server: one request on a connection of its own. @throws Error when no complete answer came in time */
export async function request(method: string, path: string, options: RequestOptions = {}): Promise<Answer> {
  const { withinMs = REQUEST_WITHIN_MS } = options;
  const { headers, body } = toHttp(options);
  const made = Requested.parse(await ask({ op: "request", method, path, headers, body, withinMs }));
  switch (made.state) {
    case "answered":
      return { status: made.status, headers: made.headers, text: made.text, json: parseJson(made.text) };
    case "no-answer":
      throw new Error(`${method} ${path}: ${made.why}.`);
    case "gone":
      throw new Error(`${method} ${path}: the server had ended before (${exitWords(made)}).`);
  }
}

/** server: starts it again after `stop`, with these environment variables too. @throws Error when it does not get ready */
export async function start({ env = {} }: { env?: Record<string, string> } = {}): Promise<void> {
  const started = Started.parse(await ask({ op: "start", env }));
  switch (started.state) {
    case "ready":
      return;
    case "not-ready":
      throw new Error("The server did not accept connections on process.env.PORT in time.");
    case "exited":
      throw new Error(`The server ended before it accepted connections (${exitWords(started)}).`);
  }
}

/** server: signals it and waits until it has ended; after `withinMs` it is killed (`signal` is then "SIGKILL"). */
export async function stop(signal = "SIGTERM", { withinMs = STOP_WITHIN_MS } = {}): Promise<Stopped> {
  return Stopped.parse(await ask({ op: "stop", signal, withinMs }));
}

/** server: `stop` and `start` in one. */
export async function restart(options: { env?: Record<string, string> } = {}): Promise<void> {
  await stop();
  await start(options);
}

/** server: all that it has printed so far, over all starts. */
export async function printed(): Promise<PrintedSoFar> {
  return PrintedSoFar.parse(await ask({ op: "printed" }));
}

export type Database = {
  /** Runs the learner's file. @throws Error with PostgreSQL's message */
  run: () => Promise<SqlRun>;
  /** Rows of a query of the spec's own. */
  query: (sql: string) => Promise<Rows>;
};

/** sql: a fresh PostgreSQL database on which the set-up has been run. */
export async function database(setup = ""): Promise<Database> {
  const made = Number(await ask({ op: "database", setup }));
  return {
    run: async () => SqlRun.parse(await ask({ op: "run-sql", database: made })),
    query: async (sql) => Rows.parse(await ask({ op: "query", database: made, sql })),
  };
}

/** tests: runs the learner's tests with these files beside them. */
export async function learnerTests(files: Files): Promise<TestsRun> {
  return TestsRun.parse(await ask({ op: "tests", files }));
}

function toHttp({ headers = {}, json, body }: RequestOptions) {
  if (json === undefined) return { headers, body: body ?? null };
  return { headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(json) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function exitWords({
  exitCode,
  signal,
}: {
  exitCode?: number | null | undefined;
  signal?: string | null | undefined;
}): string {
  return signal ? `by ${signal}` : `exit code ${exitCode ?? "unknown"}`;
}
