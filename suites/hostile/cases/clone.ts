import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { spawnServer } from "../../../packages/server/src/testing/child-server.ts";
import { type Case, Skipped } from "../case.ts";
import { begin, withSite } from "../serve.ts";

const ROOT = join(import.meta.dirname, "../../..");
const PARTS = ["package.json", "packages", "tracks", "node_modules", "scripts", "tsconfig.base.json"];

/** The project in a folder below /tmp, which the sandbox hides, with blanks and umlauts in its name, and a home of the same kind. */
export const CLONE: Case = {
  name: "a clone below /tmp with blanks and umlauts in its path starts and runs code",
  isQuick: false,
  run: () =>
    withSite(async ({ environment }) => {
      const folder = mkdtempSync(join(tmpdir(), "Übung & Söhne "));
      const [clone, home] = [join(folder, "Aulo für alle"), join(folder, "Zoë Müller")];
      try {
        for (const each of [clone, home]) mkdirSync(each);
        for (const part of PARTS) {
          const copied = spawnSync("cp", ["-al", join(ROOT, part), join(clone, part)]);
          if (copied.status !== 0)
            throw new Skipped("needs a /tmp on the disk of the project, for hard links");
        }
        const node = join(clone, relative(ROOT, process.execPath));
        const through = [
          "env",
          `HOME=${home}`,
          "XDG_CACHE_HOME=",
          node,
          join(clone, "packages/server/src/main.ts"),
        ];
        // The command goes on with the server outside as an argument, and `main.ts` takes no arguments.
        const server = spawnServer(environment, through);
        const learner = await begin(await server.ready);
        const files = {
          "double.js": "console.log(double(21));\nexport function double(n) { return n * 2; }\n",
        };
        const { id } = await learner.call("startRun", {
          body: { kind: "try", item: "functions/double", files },
        });
        const last = (await learner.follow(id)).at(-1);
        await server.end("SIGTERM");
        const said = last?.kind === "ended" ? last.run.outcome : null;
        return said?.stdout.includes("42") ? [] : [`the run said ${JSON.stringify(said)}`];
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }),
};
