import { describe, expect, test } from "vitest";
import { firstFailure, spec, testRunner } from "../../testing/runner.ts";

const { run } = await testRunner();

function manifest(more: object) {
  return JSON.stringify({ name: "shop", type: "module", ...more });
}
function project(files: Record<string, string>, body: string) {
  return run({
    kind: "project",
    entry: "package.json",
    files,
    spec: spec(`test("works", async () => {${body}});`),
  });
}

describe("a project", () => {
  test("has its scripts run with their arguments, their environment, and their pre and post scripts", async () => {
    const files = {
      "package.json": manifest({
        scripts: {
          prebuild: "node say.js first",
          build: "MODE='two words' node say.js build && npm run inner -- more",
          postbuild: "node say.js last",
          inner: "node --no-warnings say.js inner",
        },
      }),
      "say.js": "console.log(process.argv.slice(2).join(), process.env.MODE ?? '-');",
    };
    const body = `
      const ran = await npmRun("build", { args: ["x"] });
      expect(ran.stderr).toBe("");
      expect(ran.exitCode).toBe(0);
      expect(ran.stdout).toBe("first -\\nbuild two words\\ninner,more,x -\\nlast -\\n");`;
    expect(await project(files, body)).toMatchObject({ kind: "passed" });
  });

  test("has settings files that are read by their structure", async () => {
    const files = {
      "package.json": manifest({ scripts: {} }),
      "deploy/shop.conf": "server { listen 80; location / { proxy_pass http://127.0.0.1:3000; } }",
    };
    const body = `
      expect((await nginx("deploy/shop.conf")).route("a.example", "/").args("proxy_pass")).toEqual(["http://127.0.0.1:3000"]);
      expect(await yamlFile()).toMatchObject({ name: "shop" });
      await expect(unit("shop.service")).rejects.toThrow(/no file shop.service/);`;
    expect(await project(files, body)).toMatchObject({ kind: "passed" });
  });

  test("tells its scripts the name and the version in the package.json of the run, as npm does", async () => {
    const scripts = { start: "node say.js", inner: "npm start" };
    const files = {
      "package.json": manifest({ version: "1.4.2", scripts, main: "say.js" }),
      "say.js": "console.log(process.env.npm_package_name, process.env.npm_package_version);",
    };
    const changed = JSON.stringify(manifest({ version: "2.0.0", scripts }));
    const body = `
      expect((await npmRun("inner")).stdout).toBe("shop 1.4.2\\n");
      expect((await npmRun("start", { files: { "package.json": ${changed} } })).stdout).toBe("shop 2.0.0\\n");
      expect((await script()).stdout).toBe("undefined undefined\\n");`;
    expect(await project(files, body)).toMatchObject({ kind: "passed" });
  });

  test("has planted files in place of its own, and never shows them", async () => {
    const files = {
      "package.json": manifest({ scripts: { test: "node check.js" } }),
      "check.js": "import { two } from './two.js'; process.exitCode = two === 2 ? 0 : 1;",
      "two.js": "export const two = 2;",
    };
    const body = `
      const planted = { "two.js": "export const two = 3; // the bug" };
      expect(await npmRun("test")).toMatchObject({ exitCode: 0 });
      expect(await npmRun("test", { planted })).toMatchObject({ exitCode: 1, files: {} });
      expect(await npmRun("test")).toMatchObject({ exitCode: 0 });`;
    const outcome = await project(files, body);
    expect(outcome).toMatchObject({ kind: "passed" });
    expect(JSON.stringify(outcome)).toContain("npm run test");
    expect(JSON.stringify(outcome)).not.toContain("the bug");
  });

  test("stops at the first command that fails", async () => {
    const files = {
      "package.json": manifest({ scripts: { test: "node fail.js && node never.js" } }),
      "fail.js": "process.exitCode = 3;",
    };
    const body = `expect(await npmRun("test")).toMatchObject({ exitCode: 3, stdout: "" });`;
    expect(await project(files, body)).toMatchObject({ kind: "passed" });
  });

  test("finds its own files and the packages that it lists, no others", async () => {
    const files = {
      "package.json": manifest({
        dependencies: { zod: "^4.0.0" },
        scripts: { good: "node good.js", bad: "node bad.js" },
      }),
      "good.js":
        "import { z } from 'zod'; import { two } from './lib/two.js'; console.log(z.number().parse(two));",
      "bad.js": "import express from 'express'; console.log(typeof express);",
      "lib/two.js": "export const two = 2;",
    };
    const body = `
      expect((await npmRun("good")).stdout).toBe("2\\n");
      const bad = await npmRun("bad");
      expect(bad.exitCode).toBe(1);
      expect(bad.stderr).toContain("Cannot find package 'express': the package.json does not list it.");`;
    expect(await project(files, body)).toMatchObject({ kind: "passed" });
  });

  test("serves from its start script, several times, and ends on a signal", async () => {
    const files = {
      "package.json": manifest({
        dependencies: { express: "^5.0.0" },
        scripts: { start: "node src/server.js" },
      }),
      "src/server.js": `
        import express from "express";
        const server = express().get("/", (_request, response) => response.send(process.env.NAME ?? "none")).listen(process.env.PORT);
        process.on("SIGTERM", () => server.close());`,
    };
    const body = `
      await start();
      expect((await request("GET", "/")).text).toBe("none");
      expect(await stop()).toMatchObject({ exitCode: 0 });
      await start({ env: { NAME: "Ada" } });
      expect((await request("GET", "/")).text).toBe("Ada");`;
    expect(await project(files, body)).toMatchObject({ kind: "passed" });
  });

  test("without the script, or with one that needs a shell, fails with an explanation", async () => {
    const files = { "package.json": manifest({ scripts: { piped: "node a.js | sort", tool: "tsc -p ." } }) };
    expect(firstFailure(await project(files, `await npmRun("build");`))).toContain(
      'Missing script: "build".',
    );
    expect(firstFailure(await project(files, `await npmRun("piped");`))).toContain("needs a shell");
    expect(firstFailure(await project(files, `await npmRun("tool");`))).toContain(
      'The command "tsc" is not here',
    );
  });

  test("whose package.json cannot be read is an error at its line", async () => {
    const files = { "package.json": '{\n  "scripts": {\n    "a": "b",\n  }\n}' };
    const outcome = await project(files, "");
    expect(outcome).toMatchObject({ kind: "error", spot: { file: "package.json", line: 4 } });
  });
});
