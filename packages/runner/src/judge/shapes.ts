import { z } from "zod";

const Text = z.string();
const ExitCode = z.number().nullable();
const Signal = z.string().nullable();

/** What one run of a script came to. */
export const ScriptRun = z.object({
  exitCode: ExitCode,
  signal: Signal,
  stdout: Text,
  stderr: Text,
  /** Text files that it left, by path; its own source files are left out unless it changed them. */
  files: z.record(z.string(), Text),
});
export type ScriptRun = z.infer<typeof ScriptRun>;

export const Requested = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("answered"),
    status: z.number(),
    headers: z.record(z.string(), z.union([Text, z.array(Text)])),
    text: Text,
  }),
  z.object({ state: z.literal("no-answer"), why: Text }),
  z.object({ state: z.literal("gone"), exitCode: ExitCode.optional(), signal: Signal.optional() }),
]);

export const Started = z.discriminatedUnion("state", [
  z.object({ state: z.literal("ready"), afterMs: z.number() }),
  z.object({ state: z.literal("not-ready") }),
  z.object({ state: z.literal("exited"), exitCode: ExitCode, signal: Signal }),
]);
export type Started = z.infer<typeof Started>;

export const Stopped = z.object({ exitCode: ExitCode, signal: Signal, afterMs: z.number() });
export type Stopped = z.infer<typeof Stopped>;

export const PrintedSoFar = z.object({ stdout: Text, stderr: Text });
export type PrintedSoFar = z.infer<typeof PrintedSoFar>;

const Row = z.record(z.string(), z.unknown());
export const Rows = z.array(Row);
export type Rows = z.infer<typeof Rows>;

export const SqlRun = z.object({ rows: Rows, columns: z.array(Text), affected: z.number() });
export type SqlRun = z.infer<typeof SqlRun>;

export const TestsRun = z.object({ total: z.number(), passed: z.array(Text), failed: z.array(Text) });
export type TestsRun = z.infer<typeof TestsRun>;

export const Exported = z.record(z.string(), Text);
export type Exported = z.infer<typeof Exported>;
