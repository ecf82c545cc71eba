import { z } from "zod";

const Text = z.string();
const ExitCode = z.number().nullable();
const Signal = z.string().nullable();

/** Result of one run of a script. */
export const ScriptRun = z.object({
  exitCode: ExitCode,
  signal: Signal,
  stdout: Text,
  stderr: Text,
  /** Text files in its folder after the run, by path, without source files that it did not change. */
  files: z.record(z.string(), Text),
});
export type ScriptRun = z.infer<typeof ScriptRun>;

export const Requested = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("answered"),
    status: z.number(),
    headers: z.record(z.string(), z.union([Text, z.array(Text)])),
    body: z.instanceof(Uint8Array),
    chunks: z.array(z.object({ text: Text, afterMs: z.number() })),
    complete: z.boolean(),
  }),
  z.object({ state: z.literal("no-answer"), why: Text }),
  z.object({ state: z.literal("gone"), exitCode: ExitCode.optional(), signal: Signal.optional() }),
]);
export type Requested = z.infer<typeof Requested>;

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

const Refused = z.object({ state: z.literal("refused"), status: z.number().nullish(), why: Text });

export const WebSocketOpened = z.discriminatedUnion("state", [
  Opened("open").extend({ protocol: Text }),
  Refused,
]);
export const WebSocketNext = z.discriminatedUnion("state", [
  z.object({ state: z.literal("message"), text: Text, binary: z.boolean() }),
  z.object({ state: z.literal("closed"), code: z.number(), reason: Text }),
  z.object({ state: z.literal("none") }),
]);
export const WebSocketSent = z.object({ sent: z.boolean() });
export const WebSocketClosed = z.object({ code: z.number(), reason: Text });

export const SocketIoOpened = z.discriminatedUnion("state", [Opened("open"), Refused]);
export const SocketIoEmitted = z.discriminatedUnion("state", [
  z.object({ state: z.literal("sent") }),
  z.object({ state: z.literal("acknowledged"), value: z.unknown() }),
  z.object({ state: z.literal("none") }),
]);
export const SocketIoNext = z.discriminatedUnion("state", [
  z.object({ state: z.literal("event"), args: z.array(z.unknown()) }),
  z.object({ state: z.literal("closed") }),
  z.object({ state: z.literal("none") }),
]);

const Row = z.record(z.string(), z.unknown());
export const Rows = z.array(Row);
export type Rows = z.infer<typeof Rows>;

export const SqlRun = z.object({ rows: Rows, columns: z.array(Text), affected: z.number() });
export type SqlRun = z.infer<typeof SqlRun>;

export const TestsRun = z.object({ total: z.number(), passed: z.array(Text), failed: z.array(Text) });
export type TestsRun = z.infer<typeof TestsRun>;

export const Exported = z.record(z.string(), Text);
export type Exported = z.infer<typeof Exported>;

function Opened<State extends string>(state: State) {
  return z.object({ state: z.literal(state), socket: z.number() });
}
