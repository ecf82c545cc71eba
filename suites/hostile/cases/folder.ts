import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { spawnServer } from "../../../packages/server/src/testing/child-server.ts";
import { type Client, createClient } from "../../../packages/server/src/testing/client.ts";
import { type Case, Skipped } from "../case.ts";
import { begin, lostOf, withServer, withSite } from "../serve.ts";

const MAIN = join(import.meta.dirname, "../../../packages/server/src/main.ts");
const STARTERS = 4;
const REFUSED = /^Another Aulo .*has the data folder /m;

/** Four servers on one data folder: one gets it, after a crash too. */
export const STARTERS_CASE: Case = {
  name: "of four starters on one data folder, one gets it",
  isQuick: true,
  run: () =>
    withSite(async ({ environment }) => {
      const wrong: string[] = [];
      const acknowledged: string[] = [];
      let learner: Client | null = null;
      for (const round of ["on a new folder", "after a crash"]) {
        const servers = Array.from({ length: STARTERS }, () => spawnServer(environment));
        const started = await Promise.allSettled(servers.map(({ ready }) => ready));
        const ready = started.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
        if (ready.length !== 1) wrong.push(`${ready.length} got the folder ${round}`);
        for (const each of started)
          if (each.status === "rejected" && !REFUSED.test(String(each.reason).split("ready: ")[1] ?? ""))
            wrong.push(`a starter ${round} said: ${String(each.reason)}`);
        const [base] = ready;
        if (base !== undefined) {
          learner = learner === null ? await begin(base) : createClient(base, learner.token);
          wrong.push(...(await lostOf(learner, acknowledged)));
          await learner.call("finishLesson", { params: { conceptId: "values" } });
          acknowledged.push((await learner.call("listLog")).entries[0]?.id ?? "");
        }
        await Promise.all(servers.map((server) => server.end("SIGKILL")));
      }
      return wrong;
    }),
};

/** A server in a PID namespace of its own, as in another container on the same volume. */
export const PID_NAMESPACE: Case = {
  name: "a server in another PID namespace does not get a folder that is in use",
  isQuick: true,
  run: () =>
    withSite(({ environment }) =>
      withServer(environment, async () => {
        const words = ["--user", "--map-root-user", "--pid", "--fork", "--mount-proc"];
        if (spawnSync("unshare", [...words, "true"]).status !== 0)
          throw new Skipped("needs unshare with a PID namespace");
        const { status, stderr } = spawnSync("unshare", [...words, process.execPath, MAIN], {
          env: { ...process.env, ...environment, PORT: "0", DATABASE_URL: undefined },
          encoding: "utf8",
          timeout: 60_000,
        });
        return status === 1 && REFUSED.test(stderr) ? [] : [`it ended with ${status}: ${stderr}`];
      }),
    ),
};
