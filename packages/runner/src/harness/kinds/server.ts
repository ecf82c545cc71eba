import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { SocketIoOperation, WebSocketOperation } from "../../wire/operation.ts";
import type { Operation, RunRequest } from "../../wire/request.ts";
import { APP_FOLDER, writeFiles } from "../files.ts";
import { findFreePort, findListener } from "../port.ts";
import { type Exit, outputPassedOn, type Program, startProgram } from "../program.ts";
import { startLimit } from "../time-limits.ts";
import { sendRequest } from "./send-request.ts";
import { createSocketIoClients } from "./socket-io-clients.ts";
import { createWebSockets } from "./web-sockets.ts";

type Started = (
  | { state: "ready"; afterMs: number }
  | { state: "not-ready" }
  | ({ state: "exited" } & Exit)
) & {
  host: string;
};

const POLL_MS = 2;
const DYING_MS = 100;

/** Starts the learner's server, to which the spec then sends requests. */
export async function startServer(runRequest: RunRequest) {
  const folder = join(process.cwd(), APP_FOLDER);
  writeFiles(folder, runRequest.files);
  const launch: Launch = ({ env }) => startProgram(runRequest, { folder, args: [runRequest.entry], env });
  const server = await createServerUnderTest(runRequest, launch);
  const state = await server.start("start", {});
  return { state, answer: (operation: Operation) => answerForServer(server, operation) };
}

/** Starts the program that serves. In a project, this is a script by its name. */
type Launch = (start: { script: string; env: Record<string, string> }) => Program;

export type ServerUnderTest = Awaited<ReturnType<typeof createServerUnderTest>>;

/** Performs the spec's operations on a server: requests, connections, signals, printed output. */
export async function answerForServer(server: ServerUnderTest, operation: Operation): Promise<unknown> {
  switch (operation.op) {
    case "start":
      return server.start(operation.script, operation.env);
    case "stop":
      return server.stop(operation.signal, operation.withinMs);
    case "request":
      return server.request(operation);
    case "printed":
      return server.printed();
    case "ws-open":
    case "ws-send":
    case "ws-next":
    case "ws-close":
      return server.webSockets(operation);
    case "io-open":
    case "io-emit":
    case "io-next":
    case "io-close":
      return server.socketIo(operation);
    default:
      throw new Error(`A server run cannot do "${operation.op}".`);
  }
}

/** Controls one server for the spec. It may be started several times, one after the other. */
export async function createServerUnderTest(runRequest: RunRequest, launch: Launch) {
  const port = await findFreePort();
  const programs: Program[] = [];
  /**
   * Programs that the spec stopped by a signal. Requests that they leave without a response do not count as a
   * crash.
   */
  const stopped = new Set<Program>();
  const webSockets = createWebSockets();
  const socketIo = createSocketIoClients();
  let host = "127.0.0.1";

  const start = async (script: string, env: Record<string, string>): Promise<Started> => {
    programs.at(-1)?.kill();
    await programs.at(-1)?.ended;
    const program = launch({ script, env: { ...env, PORT: `${port}` } });
    programs.push(program);
    const started = await untilReady(program, port, runRequest.readyMs);
    host = started.host;
    return started;
  };

  const stop = async (signal: string, withinMs: number) => {
    const program = programs.at(-1);
    if (!program?.isRunning()) return { exitCode: null, signal: null, afterMs: 0, ...(await program?.ended) };
    const from = performance.now();
    stopped.add(program);
    process.kill(program.process.pid ?? 0, signal);
    const stopLimit = startLimit(withinMs, program.kill);
    const exit = await new Promise<Exit>((resolve) =>
      program.process.once("exit", (exitCode, by) => resolve({ exitCode, signal: by })),
    );
    stopLimit();
    program.kill();
    await program.ended;
    return { ...exit, afterMs: Math.round(performance.now() - from) };
  };

  const request = async (operation: Operation & { op: "request" }) => {
    const program = programs.at(-1);
    if (!program?.isRunning()) return unanswered(program);
    const answered = await sendRequest({ host, port, ...operation });
    await outputPassedOn();
    if (answered.state === "answered") return answered;
    // A server that crashes in a request closes the connection shortly before its process ends.
    await Promise.race([program.ended, sleep(DYING_MS)]);
    return program.isRunning() ? answered : unanswered(program);
  };

  const unanswered = async (program: Program | undefined) =>
    program && stopped.has(program)
      ? { state: "no-answer", why: "the server ended after the signal, without an answer" }
      : { state: "gone", ...(await program?.ended) };

  const printed = () => ({
    stdout: programs.map((program) => program.printed.stdout).join(""),
    stderr: programs.map((program) => program.printed.stderr).join(""),
  });

  return {
    start,
    stop,
    request,
    printed,
    webSockets: (operation: WebSocketOperation) => webSockets(operation, { host, port }),
    socketIo: (operation: SocketIoOperation) => socketIo(operation, { host, port }),
  };
}

async function untilReady(program: Program, port: number, readyMs: number): Promise<Started> {
  const from = performance.now();
  let isLate = false;
  const stop = startLimit(readyMs, () => {
    isLate = true;
  });
  try {
    for (;;) {
      const host = await findListener(port);
      const afterMs = Math.round(performance.now() - from);
      if (!program.isRunning()) return { state: "exited", ...(await program.ended), host: "" };
      if (host) return { state: "ready", afterMs, host };
      if (isLate) {
        program.kill();
        return { state: "not-ready", host: "" };
      }
      await sleep(POLL_MS);
    }
  } finally {
    stop();
  }
}
