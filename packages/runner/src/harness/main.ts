/**
 * What runs inside the sandbox. It does as it is asked and sends back what happened; it holds no expectation.
 *
 * Started ahead of its run, it gets ready for one first. Its first request is `begin`, which writes the files and settles the kind; all others go to that kind.
 */
import { MAX_REPLY_BYTES } from "../wire/reply.ts";
import type { Begin, Operation } from "../wire/request.ts";
import { WARM } from "../wire/warm-up.ts";
import { type Answer, serveChannel } from "./channel.ts";
import { isServiceOperation, startServices } from "./services/start-services.ts";

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
    const { runExample, runSqlExample } = await import("./kinds/example.ts");
    return begin.kind === "sql" ? runSqlExample(begin) : runExample(begin);
  }
  switch (begin.kind) {
    case "function":
      return begin.services.length > 0
        ? (await import("./kinds/call-program.ts")).beginCallProgram(begin)
        : (await import("./kinds/solution.ts")).beginSolution(begin);
    case "script":
      return (await import("./kinds/script.ts")).beginScript(begin);
    case "server":
      return (await import("./kinds/server.ts")).beginServer(begin);
    case "sql":
      return (await import("./kinds/sql.ts")).beginSql(begin);
    case "tests":
      return (await import("./kinds/learner-tests.ts")).beginLearnerTests(begin);
    case "project":
      return (await import("./kinds/project.ts")).beginProject(begin);
    case "config":
      return (await import("./kinds/config/config.ts")).beginConfig(begin);
  }
}

const [, , warmUp] = process.argv;
if (warmUp !== undefined) await (await import("./warm-up.ts")).warmUp(JSON.parse(warmUp), answer);
serveChannel(answer, MAX_REPLY_BYTES, warmUp === undefined ? null : WARM);
