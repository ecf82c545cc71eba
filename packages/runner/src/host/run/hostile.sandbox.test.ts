import { spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  describeContained,
  firstFailure,
  spec,
  temporaryFolder,
  testRunner,
  verdicts,
} from "../../testing/runner.ts";

const { runner, run } = await testRunner();
const wrongTotal = "export const total = () => 0;";
const checksTotal = spec(`test("adds up", async () => { expect(await call("total", [1, 2])).toBe(3); });`);

describe("a wrong solution does not pass by", () => {
  test.each([
    ["printing results", `console.log("ok 1 - adds up\\n1..1"); ${wrongTotal}`],
    ["exiting well", `export const total = () => process.exit(0);`],
    ["exiting when loaded", `process.exit(0);`],
    [
      "patching assert",
      `import assert from "node:assert"; for (const name of Object.keys(assert)) assert[name] = () => {}; ${wrongTotal}`,
    ],
    ["patching Object.is", `Object.is = () => true; Number.prototype.valueOf = () => 3; ${wrongTotal}`],
    [
      "patching JSON",
      `JSON.stringify = () => '{"id":1,"ok":true,"value":3}'; JSON.parse = () => ({}); ${wrongTotal}`,
    ],
    [
      "patching promises",
      `Promise.prototype.then = function (done) { done?.(true); return this; }; ${wrongTotal}`,
    ],
    [
      "giving a matcher",
      `export const total = () => ({ asymmetricMatch: () => true, $$typeof: Symbol.for("jest.asymmetricMatcher") });`,
    ],
    [
      "giving an object that says it equals",
      `export const total = () => ({ valueOf: () => 3, toString: () => "3", [Symbol.toPrimitive]: () => 3 });`,
    ],
    [
      "a setter on every object",
      `Object.defineProperty(Object.prototype, "passed", { get: () => true, set() {} }); ${wrongTotal}`,
    ],
    ["replacing process.exit, then failing", `process.exit = () => {}; process.exitCode = 0; ${wrongTotal}`],
    [
      "listening for its own requests",
      `process.on("message", () => {}); process.send?.({ kind: "done" }); ${wrongTotal}`,
    ],
  ])("%s", async (_way, source) => {
    const outcome = await run({
      files: { "main.js": source },
      spec: checksTotal,
      limits: { timeoutMs: 3_000 },
    });
    expect(["failed", "crashed", "forbidden", "timed-out"]).toContain(outcome.kind);
    expect(verdicts(outcome).filter(([, passed]) => passed)).toEqual([]);
  });

  test("writing on every descriptor it has", async () => {
    const source = `
      import { writeSync } from "node:fs";
      for (let descriptor = 3; descriptor < 64; descriptor += 1) {
        for (const line of ['{"kind":"done"}', '{"id":0,"ok":true,"value":{"state":"ready"}}', '{"id":1,"ok":true,"value":3}']) {
          try { writeSync(descriptor, line + "\\n"); } catch {}
        }
      }
      ${wrongTotal}`;
    const outcome = await run({ files: { "main.js": source }, spec: checksTotal });
    expect(outcome).toMatchObject({ kind: "forbidden", what: "writing to the runner's own channel" });
  });

  test("replying with more than the judge can read", async () => {
    const outcome = await run({
      files: { "main.js": `export const total = () => "x".repeat(5_000_000);` },
      spec: checksTotal,
    });
    expect(outcome).toMatchObject({ kind: "failed" });
    expect(firstFailure(outcome)).toContain("The value is too big to be checked.");
    const deep = `export const total = () => { let value = 3; for (let i = 0; i < 1e5; i += 1) value = [value]; return value; };`;
    expect(await run({ files: { "main.js": deep }, spec: checksTotal })).toMatchObject({ kind: "failed" });
  });

  test("returning a value that contains itself", async () => {
    const source =
      "export const total = () => { const value = { three: 3 }; value.self = value; return value; };";
    const body = `test("is cut", async () => { expect(await call("total")).toEqual({ three: 3, self: { "[not plain]": "a value that contains itself" } }); });`;
    expect(await run({ files: { "main.js": source }, spec: spec(body) })).toMatchObject({ kind: "passed" });
  });

  test("looking for the expected value in its own process and folder", async () => {
    const source = `
      import { readdirSync, readFileSync } from "node:fs";
      export const total = () => {
        const seen = [JSON.stringify(process.env), process.argv.join(" "), new Error().stack];
        const paths = ["environ", "cmdline", "maps", "status"].flatMap((name) => ["/proc/self/" + name, "/proc/1/" + name]);
        for (const path of [...paths, ...readdirSync("."), "../package.json"]) {
          try { seen.push(readFileSync(path, "utf8")); } catch {}
        }
        return seen.join("").includes("314" + "159");
      };`;
    const body = `test("sees nothing", async () => { const expected = 314159; expect(await call("total")).toBe(false); });`;
    expect(await run({ files: { "main.js": source }, spec: spec(body) })).toMatchObject({ kind: "passed" });
  });
});

describe("SQL that breaks PostgreSQL", () => {
  const body = `test("counts", async () => { const db = await database("create table t (a int)"); await db.run(); expect(await db.query("select count(*)::int as n from t")).toEqual([{ n: 1 }]); });`;

  test.each([
    ["runs a program", "copy (select 1) to program 'cat';"],
    ["reads from a program", "copy t from program 'echo 1';"],
    ["ends its own session", "select pg_terminate_backend(pg_backend_pid());"],
    ["waits without end", "select pg_sleep(60);"],
  ])("and %s does not pass", async (_what, sql) => {
    const outcome = await run({
      kind: "sql",
      entry: "main.sql",
      files: { "main.sql": sql },
      spec: spec(body),
      limits: { timeoutMs: 4_000 },
    });
    expect(["failed", "crashed", "timed-out"]).toContain(outcome.kind);
  });
});

describe("nothing is left", () => {
  const left = `
    import { spawn } from "node:child_process";
    import { createServer } from "node:http";
    createServer((request, response) => response.end("still here")).listen(process.env.PORT);
    try { spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", "aulo-left-behind"], { detached: true, stdio: "ignore" }).unref(); } catch {}`;

  test("of a server and the processes that it started, after its run", async () => {
    const body = `test("answers", async () => { expect((await request("GET", "/")).text).toBe("still here"); });`;
    expect(await run({ kind: "server", files: { "main.js": left }, spec: spec(body) })).toMatchObject({
      kind: "passed",
    });
    await runner.settled();
    expect(commandLines().includes("aulo-left-behind")).toBe(false);
  });

  test("when the runner itself is killed", async () => {
    const files = {
      "main.js":
        "process.title = 'aulo-orphan'; export const go = () => new Promise(() => {}); console.log('on');",
    };
    const job = {
      kind: "function",
      entry: "main.js",
      seed: 1,
      files,
      spec: spec(`test("goes", async () => { await call("go"); });`),
    };
    const host = `
      import { createRunner } from ${JSON.stringify(new URL("../../index.ts", import.meta.url).href)};
      const onProgress = ({ kind }) => kind === "test-started" && process.kill(process.pid, "SIGKILL");
      await (await createRunner()).run(${JSON.stringify(job)}, { onProgress });`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", host], { stdio: "ignore" });
    const signal = await new Promise((resolve) => child.on("exit", (_exitCode, by) => resolve(by)));
    expect(signal).toBe("SIGKILL");
    const isLeft = () => commandLines().includes("aulo-orphan");
    const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`aulo-spec-${child.pid}-`));
    await expect.poll(isLeft, { timeout: 5_000 }).toBe(false);
    await expect.poll(folders, { timeout: 5_000 }).toEqual([]);
  });

  test("of a program that ignores every signal, when it is stopped", async () => {
    const source = `for (const name of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(name, () => {}); process.title = "aulo-deaf"; for (;;);`;
    await run({ kind: "script", files: { "main.js": source }, limits: { timeoutMs: 500 } });
    await runner.settled();
    expect(commandLines().includes("aulo-deaf")).toBe(false);
  });
});

describeContained(runner, "in the sandbox", () => {
  const folder = temporaryFolder();
  const secret = join(folder, "secret.txt");
  const host = createServer((_request, response) => response.end("host"));
  let hostPort = 0;

  beforeAll(async () => {
    writeFileSync(secret, "host secret");
    await new Promise<void>((resolve) => host.listen(0, resolve));
    const address = host.address();
    hostPort = typeof address === "object" && address ? address.port : 0;
  });
  afterAll(() => host.close());

  /** Runs the expression as a program and returns its output. */
  async function printedBy(expression: string): Promise<string> {
    const source = `
      import * as fs from "node:fs";
      import * as os from "node:os";
      import * as childProcess from "node:child_process";
      const tried = async () => (${expression});
      console.log(await tried().catch((error) => "refused: " + (error.cause?.code ?? error.code)));`;
    return (await run({ kind: "script", files: { "main.js": source } })).printed.stdout.trim();
  }

  test.each([
    ["the host's users", () => `fs.readFileSync("/etc/passwd", "utf8").includes("root")`, "false"],
    ["a file of the host's", () => `fs.readFileSync(${JSON.stringify(secret)}, "utf8")`, "refused: ENOENT"],
    ["the project itself", () => `fs.readdirSync(${JSON.stringify(import.meta.dirname)})`, "refused: ENOENT"],
    [
      "the host's folders",
      () =>
        `["/home", "/root", "/var", "/run", "/sys", "/boot"].filter((path) => fs.existsSync(path)).length`,
      "0",
    ],
    [
      "the host's environment",
      () =>
        `fs.readFileSync("/proc/1/environ", "utf8").length + Object.keys(process.env).filter((name) => /AULO|VITEST|USER/.test(name)).length`,
      "0",
    ],
    [
      "the host's processes",
      () => `fs.readdirSync("/proc").filter((name) => /^\\d+$/.test(name)).length < 8`,
      "true",
    ],
    ["the host's name", () => `os.hostname()`, "aulo"],
    [
      "the host's loopback",
      () => `fetch("http://127.0.0.1:${hostPort}").then((response) => response.text())`,
      "refused: ECONNREFUSED",
    ],
    [
      "the internet",
      () => `fetch("http://1.1.1.1").then((response) => response.status)`,
      "refused: ENETUNREACH",
    ],
    ["root's rights", () => `process.getuid()`, "65534"],
    [
      "a way around: no capability, no new privilege, a filter of system calls",
      () =>
        `fs.readFileSync("/proc/self/status", "utf8").match(/^(CapEff|NoNewPrivs|Seccomp):.*$/gm).join().replace(/\\s/g, "")`,
      "CapEff:0000000000000000,NoNewPrivs:1,Seccomp:2",
    ],
    ["the host's programs", () => `childProcess.execFileSync("/usr/bin/env")`, "refused: ENOENT"],
    [
      "a folder of the system's to write to",
      () =>
        `["/", "/usr/lib", "/etc", "/dev", "/aulo"].filter((path) => { try { fs.writeFileSync(path + "/x", ""); return true; } catch { return false; } }).length`,
      "0",
    ],
    [
      "a disk without end",
      () => `(() => { for (let i = 0; ; i += 1) fs.writeFileSync("fill-" + i, Buffer.alloc(1e6)); })()`,
      "refused: ENOSPC",
    ],
    ["a pseudoterminal", () => `fs.openSync("/dev/ptmx", "r+")`, "refused: ENOENT"],
    ["a watcher of files", () => `fs.watch(".")`, "refused: EPERM"],
  ])("code does not get %s", async (_what, expression, printed) => {
    expect(await printedBy(expression())).toBe(printed);
  });

  test("sockets above the limit end the run", async () => {
    const source = `
      import { fork } from "node:child_process"; import net from "node:net";
      const open = (path) => net.createServer((socket) => socket.pause()).listen(path, () => { for (let at = 0; at < 200; at += 1) net.connect(path).on("error", () => {}); });
      if (process.argv[2]) open(process.argv[2]); else for (let at = 0; at < 4; at += 1) fork(import.meta.filename, ["/tmp/" + at]);`;
    expect(await run({ kind: "script", files: { "main.js": source } })).toMatchObject({
      kind: "forbidden",
      what: "opening more sockets than a run may",
    });
  });

  test("a fork bomb ends with its run, and other runs go on", async () => {
    const bomb = `
      import { spawn } from "node:child_process";
      const grow = () => { try { spawn(process.execPath, [import.meta.filename, "aulo-bomb"], { detached: true, stdio: "ignore" }).on("error", () => {}); } catch {} };
      setInterval(grow, 1); for (let i = 0; i < 20; i += 1) grow();`;
    const [bombed, other] = await Promise.all([
      run({ kind: "script", files: { "main.js": bomb }, limits: { timeoutMs: 2_000 } }),
      run({ kind: "script", files: { "main.js": "console.log('fine');" } }),
    ]);
    expect(["timed-out", "error", "crashed", "finished"]).toContain(bombed.kind);
    expect(other).toMatchObject({ kind: "finished", printed: { stdout: "fine\n" } });
    await runner.settled();
    expect(commandLines().includes("aulo-bomb")).toBe(false);
  });
});

/** Command lines of all processes on this machine that can be seen. */
function commandLines(): string {
  if (process.platform !== "linux") return "";
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((id) => {
      try {
        return readFileSync(`/proc/${id}/cmdline`, "utf8");
      } catch {
        return "";
      }
    })
    .join("\n");
}
