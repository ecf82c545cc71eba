import { expect, inside, randomInt, test } from "@aulo/runner/spec";

/** Scripts that stand for tools. Each writes its process id into the file `pid`, beside itself. */
const TOOLS = {
  "args.js": "process.stdout.write(JSON.stringify(process.argv.slice(2)));",
  "echo.js":
    "let all = ''; process.stdin.setEncoding('utf8').on('data', (c) => (all += c)).on('end', () => process.stdout.write('got:' + all));",
  "noisy.js": "console.error('reading'); process.stdout.write(' two lines\\nand a tab\\t\\n\\n');",
  "large.js": "process.stdout.write('€'.repeat(Number(process.argv[2])));",
  "fails.js":
    "console.log('half'); console.error('row ' + process.argv[3] + ' is bad'); process.exitCode = Number(process.argv[2]);",
  "hangs.js": "console.log('begun'); setTimeout(() => {}, 60_000);",
  "stubborn.js": "process.on('SIGTERM', () => {}); setTimeout(() => {}, 60_000);",
  "deaf.js": "process.stdout.write('done');",
  "waits-for-file.js":
    "const fs = require('node:fs'); setInterval(() => fs.existsSync(process.argv[2]) && process.exit(0), 20);",
};

/**
 * Runs tools at the same time, each `{ tool, args, input, timeoutMs }` (a number as `input` is one of so many letters), and gives how each promise ended, and whether its process is
 * still alive a moment later. While they run, another piece of work makes the file `go`.
 */
const run = (...runs) =>
  inside(
    async ({ runTool }, tools, runs) => {
      const fs = await import("node:fs");
      const path = await import("node:path");
      const { setTimeout: pause } = await import("node:timers/promises");
      const folder = fs.mkdtempSync(path.join((await import("node:os")).tmpdir(), "tools-"));
      const go = path.join(folder, "go");
      const begin = "require('node:fs').writeFileSync(__filename + '.pid', String(process.pid));";
      const results = runs.map(async ({ tool, args = [], input, timeoutMs = 15_000 }, index) => {
        const file = path.join(folder, `${index}-${tool.replace(/js$/, "cjs")}`);
        fs.writeFileSync(file, begin + tools[tool]);
        const text = typeof input === "number" ? "x".repeat(input) : input;
        const options = text === undefined ? { timeoutMs } : { input: text, timeoutMs };
        const ended = await Promise.resolve(
          runTool(
            file,
            args.map((arg) => (arg === "GO" ? go : arg)),
            options,
          ),
        ).then(
          (value) =>
            value?.length > 10_000 ? { letters: value.length, bad: value.includes("\ufffd") } : { value },
          (error) =>
            error instanceof Error
              ? {
                  message: error.message,
                  exitCode: error.exitCode ?? null,
                  timedOut: error.timedOut === true,
                }
              : { rejected: error },
        );
        await pause(50);
        let alive = false;
        try {
          alive = process.kill(Number(fs.readFileSync(`${file}.pid`, "utf8")), 0);
        } catch {
          // There is no such process.
        }
        if (alive) process.kill(Number(fs.readFileSync(`${file}.pid`, "utf8")), "SIGKILL");
        return { ...ended, alive };
      });
      setTimeout(() => fs.writeFileSync(go, ""), 50);
      let ends;
      const crash = new Promise((resolve) => {
        ends = (error) => resolve({ "ends the whole program": error?.code ?? String(error) });
      });
      process.setUncaughtExceptionCaptureCallback(ends);
      const all = await Promise.race([Promise.all(results), crash]);
      process.setUncaughtExceptionCaptureCallback(null);
      fs.rmSync(folder, { recursive: true });
      return all;
    },
    TOOLS,
    runs,
  );

const LONG = { timeoutMs: 25_000 };
const fulfilled = (value) => ({ value, alive: false });

test("passes each argument as it is", { checks: ["args"], ...LONG }, async () => {
  const lists = [
    [
      "a b",
      "",
      '"',
      "'",
      "x; echo y",
      "$(echo z)",
      "`id`",
      "$HOME",
      "a && b",
      "*",
      "\\",
      "line\nbreak",
      "-v",
      "é",
      `order ${randomInt(1, 999)}`,
    ],
  ];
  const found = await run(...lists.map((args) => ({ tool: "args.js", args })));
  expect(found).toEqual(lists.map((args) => fulfilled(JSON.stringify(args))));
});

test("gives the input to the tool", { checks: ["input"], ...LONG }, async () => {
  const input = `two lines\nand ${randomInt(1, 999)} é`;
  expect(await run({ tool: "echo.js", input, timeoutMs: 4_000 })).toEqual([fulfilled(`got:${input}`)]);
});

test("ends the input, also when there is none", { checks: ["input"], ...LONG }, async () => {
  expect(await run({ tool: "echo.js", timeoutMs: 4_000 })).toEqual([fulfilled("got:")]);
});

test("is fulfilled with the output as it is", { checks: ["output"], ...LONG }, async () => {
  expect(await run({ tool: "noisy.js" })).toEqual([fulfilled(" two lines\nand a tab\t\n\n")]);
});

test("takes two million letters", { checks: ["large"], ...LONG }, async () => {
  const [found] = await run({ tool: "large.js", args: ["2000000"] });
  expect(found).toEqual({ letters: 2_000_000, bad: false, alive: false });
});

test("is rejected with the exit code and the complaint", { checks: ["failed"], ...LONG }, async () => {
  const row = `${randomInt(1_000, 9_999)}`;
  const codes = [3, 255];
  const found = await run(...codes.map((code) => ({ tool: "fails.js", args: [`${code}`, row] })));
  const told = found.map(({ message, ...rest }) => ({
    ...rest,
    complains: message?.includes(`row ${row} is bad`),
  }));
  expect(told).toEqual(
    codes.map((exitCode) => ({ exitCode, timedOut: false, alive: false, complains: true })),
  );
});

test("kills a tool that takes too long, also when it ignores SIGTERM", {
  checks: ["time-out"],
  timeoutMs: 8_000,
}, async () => {
  const found = await run({ tool: "hangs.js", timeoutMs: 1_500 }, { tool: "stubborn.js", timeoutMs: 1_500 });
  expect(found.map(({ timedOut, alive }) => ({ timedOut, alive }))).toEqual([
    { timedOut: true, alive: false },
    { timedOut: true, alive: false },
  ]);
});

test("lets other work go on meanwhile", { checks: ["others"], ...LONG }, async () => {
  const tool = { tool: "waits-for-file.js", args: ["GO"], timeoutMs: 6_000 };
  expect(await run(tool)).toEqual([fulfilled("")]);
});

test("takes a tool that does not read its input", { checks: ["unread"], ...LONG }, async () => {
  expect(await run({ tool: "deaf.js", input: 2_000_000 })).toEqual([fulfilled("done")]);
});
