import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Begin, Operation } from "../wire/request.ts";
import { APP_FOLDER, writeFiles } from "./files.ts";
import { findFreePort, findListener } from "./port.ts";
import { type Exit, type Program, startProgram } from "./program.ts";
import { sendRequest } from "./send-request.ts";

type Started = (
  | { state: "ready"; afterMs: number }
  | { state: "not-ready" }
  | ({ state: "exited" } & Exit)
) & {
  host: string;
};

const POLL_MS = 10;
const DYING_MS = 100;

/** Starts the learner's server and stands between it and the spec: requests, signals, what it printed. */
export async function beginServer(begin: Begin) {
  const folder = join(process.cwd(), APP_FOLDER);
  writeFiles(folder, begin.files);
  const server = await createServerUnderTest(begin, folder);
  return { state: await server.start({}), answer: (operation: Operation) => answer(server, operation) };
}

type ServerUnderTest = Awaited<ReturnType<typeof createServerUnderTest>>;

async function answer(server: ServerUnderTest, operation: Operation): Promise<unknown> {
  switch (operation.op) {
    case "start":
      return server.start(operation.env);
    case "stop":
      return server.stop(operation.signal, operation.withinMs);
    case "request":
      return server.request(operation);
    case "printed":
      return server.printed();
    default:
      throw new Error(`A server run cannot do "${operation.op}".`);
  }
}

async function createServerUnderTest(begin: Begin, folder: string) {
  const port = await findFreePort();
  const programs: Program[] = [];
  /** Programs that the spec told to end: what they leave unanswered is no crash. */
  const told = new Set<Program>();
  let host = "127.0.0.1";

  const start = async (env: Record<string, string>): Promise<Started> => {
    programs.at(-1)?.kill();
    await programs.at(-1)?.ended;
    const program = startProgram(begin, { folder, args: [begin.entry], env: { ...env, PORT: `${port}` } });
    programs.push(program);
    const started = await untilReady(program, port, begin.readyMs);
    host = started.host;
    return started;
  };

  const stop = async (signal: string, withinMs: number) => {
    const program = programs.at(-1);
    if (!program?.isRunning()) return { exitCode: null, signal: null, afterMs: 0, ...(await program?.ended) };
    const from = performance.now();
    told.add(program);
    process.kill(program.process.pid ?? 0, signal);
    const timer = setTimeout(program.kill, withinMs);
    const exit = await new Promise<Exit>((resolve) =>
      program.process.once("exit", (exitCode, by) => resolve({ exitCode, signal: by })),
    );
    clearTimeout(timer);
    program.kill();
    await program.ended;
    return { ...exit, afterMs: Math.round(performance.now() - from) };
  };

  const request = async (operation: Operation & { op: "request" }) => {
    const program = programs.at(-1);
    if (!program?.isRunning()) return unanswered(program);
    const answered = await sendRequest({ host, port, ...operation });
    if (answered.state === "answered") return answered;
    // A server that dies over a request closes the connection a little before it has ended.
    await Promise.race([program.ended, sleep(DYING_MS)]);
    return program.isRunning() ? answered : unanswered(program);
  };

  const unanswered = async (program: Program | undefined) =>
    program && told.has(program)
      ? { state: "no-answer", why: "the server ended after the signal, without an answer" }
      : { state: "gone", ...(await program?.ended) };

  const printed = () => ({
    stdout: programs.map((program) => program.printed.stdout).join(""),
    stderr: programs.map((program) => program.printed.stderr).join(""),
  });

  return { start, stop, request, printed };
}

async function untilReady(program: Program, port: number, readyMs: number): Promise<Started> {
  const from = performance.now();
  for (;;) {
    const host = await findListener(port);
    const afterMs = Math.round(performance.now() - from);
    if (!program.isRunning()) return { state: "exited", ...(await program.ended), host: "" };
    if (host) return { state: "ready", afterMs, host };
    if (afterMs > readyMs) {
      program.kill();
      return { state: "not-ready", host: "" };
    }
    await sleep(POLL_MS);
  }
}
