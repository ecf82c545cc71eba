/**
 * Entry point inside the sandbox. It performs requests and sends back the results. It contains no expected value.
 *
 * If it is started ahead of its run, it first warms up for one. Its first request is `begin`, which writes the files
 * and fixes the kind. Later requests go to that kind, or to a service.
 */
import { MAX_REPLY_BYTES } from "../wire/reply.ts";
import type { Begin, Operation } from "../wire/request.ts";
import { WARM } from "../wire/warm-up.ts";
import { type Answer, serveChannel } from "./channel.ts";
import { isServiceOperation, startServices } from "./services.ts";

type Begun = { answer: Answer; state: unknown };

let begun: Answer | null = null;

async function answer(operation: Operation): Promise<unknown> {
  if (operation.op === "ping") return "pong";
  if (operation.op === "begin") {
    const services = await startServices(operation);
    if (!services) return { state: "no-service" };
    const [{ answer, state }] = await Promise.all([
      beginKind({ ...operation, env: services.env }),
      services.ready,
    ]);
    begun = (asked) => (isServiceOperation(asked) ? services.answer(asked) : answer(asked));
    return state;
  }
  if (!begun) throw new Error("Nothing has been started.");
  return begun(operation);
}

async function beginKind(begin: Begin): Promise<Begun> {
  if (begin.example) {
    const { runExample, runSqlExample } = await import("./example.ts");
    return begin.kind === "sql" ? runSqlExample(begin) : runExample(begin);
  }
  switch (begin.kind) {
    case "function":
      return begin.services.length > 0
        ? (await import("./call-program.ts")).beginCallProgram(begin)
        : (await import("./solution.ts")).beginSolution(begin);
    case "script":
      return (await import("./script.ts")).beginScript(begin);
    case "server":
      return (await import("./server.ts")).beginServer(begin);
    case "sql":
      return (await import("./sql.ts")).beginSql(begin);
    case "tests":
      return (await import("./learner-tests.ts")).beginLearnerTests(begin);
    case "project":
      return (await import("./project.ts")).beginProject(begin);
    case "config":
      return (await import("./config/config.ts")).beginConfig(begin);
  }
}

const [, , warmUp] = process.argv;
if (warmUp !== undefined) await (await import("./warm-up.ts")).warmUp(JSON.parse(warmUp), answer);
serveChannel(answer, MAX_REPLY_BYTES, warmUp === undefined ? null : WARM);
