import { readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Job } from "../../index.ts";
import { survivors } from "../../testing/processes.ts";
import { describeWalledOff, temporaryFolder } from "../../testing/runner.ts";

await describeWalledOff("walled off by Landlock", ({ runner, run }) => {
  const script = (source: string, limits: Job["limits"] = {}) =>
    run({ kind: "script", files: { "main.js": source }, limits });

  describe("the host's resources are closed", () => {
    /** Runs each of the lines and returns its error code, or "done". */
    const attempts = async (lines: readonly string[]) => {
      const body = lines.map((line) => `await attempt(async () => { ${line} });`).join("\n");
      const { printed } = await script(`
        import fs from "node:fs"; import net from "node:net"; import dgram from "node:dgram"; import os from "node:os";
        import { once } from "node:events"; import { spawnSync } from "node:child_process";
        const connected = async (to) => { await once(net.connect(to), "connect"); };
        const attempt = async (act) => { try { await act(); console.log("done"); } catch (error) { console.log(error.info?.code ?? error.code); } };
        ${body}
        process.exit(0);`);
      return printed.stdout.trim().split("\n");
    };

    test("files, programs and the environment", async () => {
      const folder = temporaryFolder();
      const secret = join(folder, "secret.txt");
      writeFileSync(secret, "secret");
      process.env.AULO_TEST_SECRET = "host";
      onTestFinished(() => {
        delete process.env.AULO_TEST_SECRET;
      });
      const text = JSON.stringify(secret);
      const lines = [
        `fs.readFileSync(${text});`,
        `fs.appendFileSync(${text}, "");`,
        `fs.chmodSync(${text}, 0o600);`,
        `fs.utimesSync(${text}, 0, 0);`,
        `fs.readdirSync("/");`,
        `fs.readFileSync("/etc/passwd");`,
        `fs.readdirSync("/proc");`,
        `fs.readFileSync("/proc/" + process.ppid + "/environ");`,
        `fs.writeFileSync("../../beside", "");`,
        `fs.appendFileSync(fs.realpathSync("../../node_modules/express/index.js"), "");`,
        `if (process.env.AULO_TEST_SECRET === undefined) throw { code: "none" };`,
        `const { error } = spawnSync("/usr/bin/env"); if (error) throw error;`,
        `fs.watch(".");`,
      ];
      const denied = ["EACCES", "EACCES", "EPERM", "EPERM", ...Array(6).fill("EACCES")];
      expect(await attempts(lines)).toEqual([...denied, "none", "EACCES", "EPERM"]);
    });

    test("the host's network, sockets and processes", async () => {
      const file = join(temporaryFolder(), "host.sock");
      const places = [{ port: 0 }, { path: file }, { path: `\0aulo-test-${process.pid}` }];
      const ports: number[] = [];
      for (const place of places) {
        const server = createServer((socket) => socket.destroy());
        await new Promise<void>((resolve) => server.listen(place, resolve));
        onTestFinished(() => void server.close());
        const address = server.address();
        if (typeof address === "object" && address) ports.push(address.port);
      }
      const [port] = ports;
      const lines = [
        `await connected({ port: ${port}, host: "127.0.0.1" });`,
        `await connected({ port: ${port}, host: "::1" });`,
        `await connected({ path: ${JSON.stringify(file)} });`,
        `await connected({ path: "\\0aulo-test-${process.pid}" });`,
        `const socket = dgram.createSocket("udp4"); socket.send("x", 9, "127.0.0.1"); await once(socket, "close");`,
        `await once(net.createServer().listen(${(port ?? 0) === 3000 ? 3001 : 3000}), "listening");`,
        `process.kill(${process.pid}, 0);`,
        `os.setPriority(${process.pid}, 1);`,
      ];
      const [byPort, bySocket] = [Array(2).fill("EACCES"), Array(3).fill("EAFNOSUPPORT")];
      expect(await attempts(lines)).toEqual([...byPort, ...bySocket, "EACCES", "EPERM", "EPERM"]);
    });

    test("the ports of another run at the same time", async () => {
      const told = Promise.withResolvers<string>();
      const serve = `
        import { createServer } from "node:http";
        const server = createServer((_request, response) => response.end("hi")).listen(0, async () => {
          console.log(await (await fetch("http://127.0.0.1:" + server.address().port)).text(), server.address().port);
        });`;
      const stop = new AbortController();
      const first = run(
        { kind: "script", files: { "main.js": serve } },
        {
          signal: stop.signal,
          onProgress: (progress) => progress.kind === "printed" && told.resolve(progress.text),
        },
      );
      const [greeting, port] = (await told.promise).trim().split(" ");
      const tried = await attempts([`await connected({ port: ${port}, host: "127.0.0.1" });`]);
      stop.abort();
      expect([(await first).kind, greeting, tried]).toEqual(["cancelled", "hi", ["EACCES"]]);
    });
  });

  describe("excess ends the run", () => {
    const MARK = `aulo-landlock-test-${process.pid}`;

    test("an endless loop, with its children in sessions of their own", async () => {
      const source = `
        import { spawn } from "node:child_process";
        for (let i = 0; i < 3; i += 1) spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", "${MARK}"], { detached: true, stdio: "ignore" }).unref();
        for (;;);`;
      expect(await script(source, { timeoutMs: 2_000 })).toMatchObject({ kind: "timed-out" });
      expect(await survivors(MARK)).toBe(0);
    });

    test("a fork bomb, even when a child kills the first process", async () => {
      const bomb = `
        const { spawn } = require("node:child_process");
        for (let i = 0; i < 3; i += 1) spawn(process.execPath, ["-e", process.env.BOMB, "${MARK}"], { detached: true, stdio: "ignore", env: { BOMB: process.env.BOMB } }).on("error", () => {}).unref();
        setTimeout(() => {}, 20_000);`;
      const source = `
        import { spawn } from "node:child_process";
        process.env.BOMB = ${JSON.stringify(bomb)};
        spawn(process.execPath, ["-e", process.env.BOMB, "${MARK}"], { detached: true, stdio: "ignore" });
        setTimeout(() => {}, 20_000);`;
      expect((await script(source)).kind).toMatch(/^(forbidden|out-of-memory)$/);
      expect(await survivors(MARK)).toBe(0);
      const killer = `${source}; setTimeout(() => process.kill(process.ppid, "SIGKILL"), 300);`;
      expect((await script(killer)).kind).toMatch(/^(forbidden|out-of-memory|crashed)$/);
      expect(await survivors(MARK)).toBe(0);
    });

    test("memory, in one process or in several", async () => {
      const heap = "const held = []; for (;;) held.push({});";
      expect(await script(heap, { memoryMb: 64 })).toMatchObject({ kind: "out-of-memory" });
      const source = `
        import { spawn } from "node:child_process";
        const hold = "const held = []; setInterval(() => held.push(Buffer.alloc(8 * 1024 * 1024, 1)), 5)";
        for (let i = 0; i < 4; i += 1) spawn(process.execPath, ["-e", hold], { stdio: "ignore" });
        setTimeout(() => {}, 20_000);`;
      expect(await script(source)).toMatchObject({ kind: "out-of-memory" });
    });

    test("output; files by bytes, by number and by depth", async () => {
      const print = `for (;;) process.stdout.write("x".repeat(65_536));`;
      expect(await script(print)).toMatchObject({ kind: "too-much-output" });
      const write = (act: string) => `
        import fs from "node:fs"; import os from "node:os";
        for (let at = 0; ; at += 1) { ${act} }`;
      const bytes = `fs.writeFileSync("file-" + at, Buffer.alloc(1024 * 1024, 1));`;
      const inTemporary = `fs.writeFileSync(os.tmpdir() + "/file-" + at, Buffer.alloc(1024 * 1024, 1));`;
      const nameless = `const file = fs.openSync("file", "w"); fs.rmSync("file"); fs.writeSync(file, Buffer.alloc(1024 * 1024, 1));`;
      const number = `fs.writeFileSync("file-" + at, "");`;
      const depth = `fs.mkdirSync("a"); process.chdir("a");`;
      const words = {
        disk: "writing more to files than a run may",
        files: "making more files than a run may",
      };
      for (const [act, what] of [
        [bytes, words.disk],
        [inTemporary, words.disk],
        [nameless, words.disk],
        [number, words.files],
        [depth, words.files],
      ] as const)
        expect(await script(write(act))).toMatchObject({ kind: "forbidden", what });
    });
  });

  test("no folder of a run remains", async () => {
    await runner.settled();
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`aulo-run-${process.pid}-`))).toEqual([]);
  });
});
