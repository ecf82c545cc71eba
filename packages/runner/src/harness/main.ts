/**
 * Entry point inside the sandbox. It performs requests and sends back the results. It contains no expected value.
 *
 * If it is started ahead of its run, it first warms up for one. Its first request is `start-run`, which writes the files
 * and fixes the kind. Later requests go to that kind, or to a service.
 */
// First, so that no output goes unnoted.
import "./note-writes.ts";
import { MAX_REPLY_BYTES } from "../wire/reply.ts";
import type { Operation, RunRequest } from "../wire/request.ts";
import { WARM } from "../wire/warm-up.ts";
import { type Answer, serveChannel } from "./channel.ts";
import type { KeptProcess } from "./rest.ts";
import type { SeenCalls } from "./seen-calls.ts";
import { isServiceOperation, startServices } from "./services/start-services.ts";

type StartedKind = { answer: Answer; state: unknown };

let answerRun: Answer | null = null;
let endServices = async (): Promise<void> => {};
/** Set in a sandbox that takes one run after the other. */
let kept: KeptProcess | null = null;

async function answer(operation: Operation, seen: SeenCalls): Promise<unknown> {
  if (operation.op === "ping") return "pong";
  if (operation.op === "rest") return rest();
  if (operation.op === "start-run") {
    if (operation.folder !== null) {
      kept ??= (await import("./rest.ts")).noteKeptProcess();
      kept.enter(operation.folder);
    }
    const services = await startServices(operation);
    if (!services) return { state: "no-service" };
    endServices = services.end;
    const [{ answer, state }] = await Promise.all([
      startKind({ ...operation, env: services.env }),
      services.ready,
    ]);
    answerRun = (asked, seen) => (isServiceOperation(asked) ? services.answer(asked) : answer(asked, seen));
    return state;
  }
  if (!answerRun) throw new Error("Nothing has been started.");
  return answerRun(operation, seen);
}

/** @returns whether another run may start here */
async function rest(): Promise<boolean> {
  answerRun = null;
  await endServices();
  return kept?.leave() ?? false;
}

async function startKind(runRequest: RunRequest): Promise<StartedKind> {
  if (runRequest.example) {
    const { runExample, runSqlExample } = await import("./kinds/example.ts");
    return runRequest.kind === "sql" ? runSqlExample(runRequest) : runExample(runRequest);
  }
  switch (runRequest.kind) {
    case "function":
      return runRequest.services.length > 0
        ? (await import("./kinds/call-program.ts")).startCallProgram(runRequest)
        : (await import("./kinds/solution.ts")).startSolution(runRequest);
    case "script":
      return (await import("./kinds/script.ts")).startScript(runRequest);
    case "server":
      return (await import("./kinds/server.ts")).startServer(runRequest);
    case "sql":
      return (await import("./kinds/sql.ts")).startSql(runRequest);
    case "tests":
      return (await import("./kinds/learner-tests.ts")).startLearnerTests(runRequest);
    case "project":
      return (await import("./kinds/project.ts")).startProject(runRequest);
    case "config":
      return (await import("./kinds/config/config.ts")).startConfig(runRequest);
  }
}

const [, , warmUp] = process.argv;
if (warmUp !== undefined) await (await import("./warm-up.ts")).warmUp(JSON.parse(warmUp), answer);
serveChannel(answer, MAX_REPLY_BYTES, warmUp === undefined ? null : WARM);
