import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { type Progress, RunnerInputError } from "../../index.ts";
import { TEST_LIMITS } from "../../shared/test-limits.ts";
import { firstFailure, spec, testRunner, verdicts } from "../../testing/runner.ts";

const { runner, run } = await testRunner();
const oneCall = spec(`test("goes", async () => { await call("go"); });`);

describe("an error before any test", () => {
  test("of syntax names file, line and column", async () => {
    const outcome = await run({ files: { "main.js": "const a = 1;\nlet b = ;\n" }, spec: oneCall });
    const spot = { file: "main.js", line: 2, column: 9, excerpt: "let b = ;" };
    expect(outcome).toMatchObject({ kind: "error", message: "SyntaxError: Unexpected token ';'", spot });
  });

  test("of syntax in an imported module names that module", async () => {
    const files = { "main.js": `import "./lib/part.js";`, "lib/part.js": "\n\nexport const = 2;" };
    expect(await run({ files, spec: oneCall })).toMatchObject({
      kind: "error",
      spot: { file: "lib/part.js", line: 3 },
    });
  });

  test("of an import that is not exported names the place", async () => {
    const files = { "main.js": `\nimport { nope } from "./part.js";`, "part.js": "export const yes = 1;" };
    const outcome = await run({ files, spec: oneCall });
    expect(outcome).toMatchObject({ kind: "error", spot: { file: "main.js", line: 2 } });
  });

  test("of a module that is not found names the import", async () => {
    const files = {
      "main.js": `const a = 1;\nimport { b } from "./part";`,
      "part.js": "export const b = 1;",
    };
    expect(await run({ files, spec: oneCall })).toMatchObject({
      kind: "error",
      spot: { file: "main.js", line: 2 },
    });
  });

  test("of TypeScript that cannot be stripped names the place", async () => {
    const outcome = await run({
      entry: "main.ts",
      files: { "main.ts": "enum A { B }\nexport const a = A.B;" },
      spec: oneCall,
    });
    expect(outcome).toMatchObject({ kind: "error", spot: { file: "main.ts", line: 1 } });
  });

  test("thrown by the module keeps only the learner's frames", async () => {
    const outcome = await run({ files: { "main.js": "function f() {\n  null.x;\n}\nf();" }, spec: oneCall });
    expect(outcome).toMatchObject({
      kind: "error",
      message: "TypeError: Cannot read properties of null (reading 'x')",
      spot: { file: "main.js", line: 2, column: 8, excerpt: "  null.x;" },
      stack:
        "TypeError: Cannot read properties of null (reading 'x')\n    at f (main.js:2:8)\n    at main.js:4:1",
    });
  });

  test.each(["script", "server"] as const)(
    "thrown by a %s names the place, and its printed trace holds no other frames",
    async (kind) => {
      const files = { "main.js": "const a = 1;\nthrow new RangeError('too far');" };
      const outcome =
        kind === "server"
          ? await run({ kind, files, spec: spec(`test("a", () => {});`) })
          : await run({ kind, files });
      expect(outcome).toMatchObject({
        kind: "error",
        message: "RangeError: too far",
        spot: { file: "main.js", line: 2 },
      });
      expect(outcome.printed.stderr).not.toMatch(/node:internal|\/work\/|file:/);
    },
  );

  const SCRIPTS: [what: string, source: string, message: RegExp, line: number][] = [
    [
      "after one that was only printed",
      'console.error(new Error("harmless"));\nlet pet;\npet.name();',
      /^TypeError: Cannot read properties of undefined/,
      3,
    ],
    ["that is a string", 'const a = 1;\nthrow "boom";', /not an Error: boom$/, 2],
    ["that is an object", "const a = 1;\nthrow { code: 7 };", /not an Error: \{ code: 7 \}$/, 2],
    ["that a promise was rejected with", 'const a = 1;\nPromise.reject("no");', /nothing handles it: no$/, 2],
    [
      "of fetch says that there is no network",
      '\nconst answer = await fetch("http://example.invalid/");',
      /^TypeError: fetch failed\. There is no network here, so example\.invalid cannot be reached\.$/,
      2,
    ],
    [
      "of a connection that nothing listens to",
      'import { connect } from "node:net";\nconnect(9, "127.0.0.1");',
      /Nothing listens on 127\.0\.0\.1:9\.$/,
      2,
    ],
    ["of a promise that never settles", "console.log(1);\nawait new Promise(() => {});", /never settles/, 2],
  ];
  test.each(SCRIPTS)("%s names the line of a script", async (_what, source, message, line) => {
    const outcome = await run({ kind: "script", files: { "main.js": source } });
    expect(outcome).toMatchObject({
      kind: "error",
      message: expect.stringMatching(message),
      spot: { file: "main.js", line },
    });
  });

  test("in a file of tests names the place", async () => {
    const outcome = await run({
      kind: "tests",
      files: { "main.js": "import test from 'node:test';\ntest('a' () => {});" },
      spec: oneCall,
    });
    expect(outcome).toMatchObject({ kind: "error", spot: { file: "main.js", line: 2 } });
  });
});

describe("a program that ends early", () => {
  test("crashes the run with its exit code", async () => {
    const outcome = await run({
      files: { "main.js": "export const go = () => process.exit(0);" },
      spec: oneCall,
    });
    expect(outcome).toMatchObject({ kind: "crashed", exitCode: 0, tests: [{ name: "goes", passed: false }] });
    expect(firstFailure(outcome)).toBe(
      "The program ended before this test had its answer: its exit code was 0.",
    );
  });

  test("by an error that nothing caught names it in the open test", async () => {
    const source =
      "export const go = () => {\n  setTimeout(() => { throw new Error('late'); });\n  return new Promise(() => {});\n};";
    const outcome = await run({ files: { "main.js": source }, spec: oneCall });
    expect(outcome).toMatchObject({ kind: "crashed", exitCode: 1 });
    expect(firstFailure(outcome)).toBe(
      "The program ended before this test had its answer: Error: late (main.js, line 2)",
    );
  });

  test("by a signal names the signal", async () => {
    const outcome = await run({
      files: { "main.js": "export const go = () => process.abort();" },
      spec: oneCall,
    });
    expect(outcome).toMatchObject({ kind: "crashed", exitCode: null, signal: "SIGABRT" });
  });

  test("as a server, over a request, crashes the run and keeps the tests that passed", async () => {
    const source = `
      import { createServer } from "node:http";
      createServer((request, response) => {
        if (request.url === "/bad") throw new Error("bad request");
        response.end("ok");
      }).listen(process.env.PORT);`;
    const body = `
      test("answers", async () => { expect((await request("GET", "/")).status).toBe(200); });
      test("survives", async () => { expect((await request("GET", "/bad")).status).toBe(400); });`;
    const outcome = await run({ kind: "server", files: { "main.js": source }, spec: spec(body) });
    expect(outcome).toMatchObject({
      kind: "crashed",
      exitCode: 1,
      error: { message: "Error: bad request", spot: { line: 4 } },
    });
    expect(verdicts(outcome)).toEqual([
      ["survives", false],
      ["answers", true],
    ]);
  });

  test("as a server without an error says that it did not listen", async () => {
    const outcome = await run({
      kind: "server",
      files: { "main.js": "export const port = process.env.PORT;" },
      spec: spec(`test("a", () => {});`),
    });
    expect(outcome).toMatchObject({
      kind: "error",
      message: expect.stringContaining("main.js ended without listening"),
    });
  });

  test("as a server before it listened is a crash too", async () => {
    const outcome = await run({
      kind: "server",
      files: { "main.js": "process.exit(7);" },
      spec: spec(`test("a", () => {});`),
    });
    expect(outcome).toMatchObject({ kind: "crashed", exitCode: 7 });
  });
});

describe("a test that fails", () => {
  test("over a long list says so", async () => {
    const outcome = await run({
      files: { "main.js": "export const go = () => Array.from({ length: 150_000 }, (_, at) => at + 1);" },
      spec: spec(
        `test("goes", async () => { expect(await call("go")).toEqual(Array.from({ length: 150_000 }, (_, at) => at)); });`,
      ),
    });
    expect(outcome).toMatchObject({
      kind: "failed",
      tests: [{ failure: { message: "The value differs from the expected one." } }],
    });
  });

  test("by an error with a long message cuts it", async () => {
    const source = 'export const go = () => { throw new Error("x".repeat(1_000_000)); };';
    const outcome = await run({ files: { "main.js": source }, spec: oneCall });
    expect(firstFailure(outcome)).toHaveLength(TEST_LIMITS.messageChars + 1);
  });

  test("by a call of fetch says that there is no network", async () => {
    const source = 'export const go = () => fetch("http://example.invalid/");';
    const outcome = await run({ files: { "main.js": source }, spec: oneCall });
    expect(firstFailure(outcome)).toBe(
      "The code threw TypeError: fetch failed. There is no network here, so example.invalid cannot be reached.",
    );
  });
});

describe("a fault of the spec", () => {
  const files = { "main.js": "export const go = () => 1;" };

  test.each([
    ["does not parse", "const = 1;"],
    ["has no tests", ""],
    ["throws when loaded", "throw new Error('oops');"],
    ["ends its own process", "process.exit(0);"],
    [
      "does not await an expectation that fails",
      `test("a", async () => { expect(call("go")).resolves.toBe(2); await call("go"); await call("go"); });`,
    ],
  ])("that %s is the judge's, not the learner's", async (_fault, body) => {
    expect(await run({ files, spec: spec(body) })).toMatchObject({ kind: "judge-failed" });
  });

  test("that loops without end is the judge's", async () => {
    const outcome = await run({
      files,
      spec: spec(`test("a", () => { for (;;); });`),
      limits: { timeoutMs: 500 },
    });
    expect(outcome).toMatchObject({ kind: "judge-failed" });
  });
});

describe("a limit", () => {
  const endless = { "main.js": "export const go = () => { for (;;); };" };

  test("of time stops an endless loop and names the limit", async () => {
    const outcome = await run({ files: endless, spec: oneCall, limits: { timeoutMs: 600 } });
    expect(outcome).toMatchObject({
      kind: "timed-out",
      afterMs: 600,
      tests: [{ name: "goes", passed: false }],
    });
    expect(firstFailure(outcome)).toBe("The code was stopped: it was not done after 600 ms.");
  });

  test("of time holds while the code is loaded, and for an example", async () => {
    const files = { "main.js": "for (;;);" };
    expect(await run({ files, spec: oneCall, limits: { timeoutMs: 500 } })).toMatchObject({
      kind: "timed-out",
      tests: [],
    });
    expect(await run({ kind: "script", files, limits: { timeoutMs: 500 } })).toMatchObject({
      kind: "timed-out",
      afterMs: 500,
    });
  });

  test("of one test stops the run when the code no longer responds at all", async () => {
    const body = `test("goes", { timeoutMs: 300 }, async () => { await call("go"); }); test("later", () => {});`;
    expect(await run({ files: endless, spec: spec(body) })).toMatchObject({
      kind: "timed-out",
      afterMs: 300,
    });
  });

  test("of one test fails only that test when the code still responds", async () => {
    const files = { "main.js": "export const go = () => new Promise(() => {}); export const one = () => 1;" };
    const body = `
      test("goes", { timeoutMs: 300 }, async () => { await call("go"); });
      test("counts", async () => { expect(await call("one")).toBe(1); });`;
    const outcome = await run({ files, spec: spec(body) });
    expect(outcome).toMatchObject({ kind: "failed" });
    expect(verdicts(outcome)).toEqual([
      ["goes", false],
      ["counts", true],
    ]);
    expect(firstFailure(outcome)).toBe("The test was not done after 300 ms.");
  });

  test("of time stops a script and a query", async () => {
    const limits = { timeoutMs: 2_000 };
    const script = spec(`test("runs", { timeoutMs: 400 }, async () => { await script(); });`);
    expect(
      await run({ kind: "script", files: { "main.js": "for (;;);" }, spec: script, limits }),
    ).toMatchObject({ kind: "timed-out", afterMs: 400 });
    const sql = {
      "main.sql": "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n;",
    };
    const query = spec(`test("runs", async () => { await (await database()).run(); });`);
    expect(await run({ kind: "sql", entry: "main.sql", files: sql, spec: query, limits })).toMatchObject({
      kind: "timed-out",
    });
  });

  test.each([
    ["heap", "const held = []; for (;;) held.push({});"],
    ["Buffers", "const held = []; for (;;) held.push(Buffer.alloc(10_000_000, 1));"],
  ])("of memory stops a program that fills its %s", async (_what, source) => {
    const limits = { memoryMb: 64, timeoutMs: 20_000 };
    const inFunction = await run({
      files: { "main.js": `export const go = () => { ${source} };` },
      spec: oneCall,
      limits,
    });
    expect(inFunction).toMatchObject({ kind: "out-of-memory", limitMb: 64 });
    expect(await run({ kind: "script", files: { "main.js": source }, limits })).toMatchObject({
      kind: "out-of-memory",
    });
  });

  test.each(["console.log", "console.error"])("of output stops %s without end", async (print) => {
    const source = `const line = "x".repeat(99); for (;;) ${print}(line);`;
    const outcome = await run({
      kind: "script",
      files: { "main.js": source },
      limits: { outputBytes: 1_000 },
    });
    expect(outcome).toMatchObject({ kind: "too-much-output", limitBytes: 1_000 });
    expect(`${outcome.printed.stdout}${outcome.printed.stderr}`).toHaveLength(1_000);
  });

  test("of readiness names the time that a server had", async () => {
    const files = { "main.js": "setInterval(() => {}, 1000);" };
    const outcome = await run({
      kind: "server",
      files,
      spec: spec(`test("a", () => {});`),
      limits: { readyMs: 300 },
    });
    expect(outcome).toMatchObject({ kind: "not-ready", afterMs: 300 });
  });

  test.each([
    ["too many bytes", { files: { "main.js": "x".repeat(300_000) } }, /filesBytes/],
    ["a path out of the folder", { files: { "main.js": "", "../x.js": "" } }, /\.\.\/x\.js/],
    ["an absolute path", { files: { "main.js": "", "/etc/passwd": "" } }, /\/etc\/passwd/],
    [
      "a file that is a folder too",
      { files: { "main.js": "", "main.js/x": "" } },
      /both a file and a folder/,
    ],
    ["an entry that is missing", { entry: "other.js" }, /other\.js/],
    ["a limit above its ceiling", { limits: { timeoutMs: 60_000 } }, /timeoutMs/],
    ["a limit that is no whole number", { limits: { memoryMb: 1.5 } }, /memoryMb/],
  ])("of the job refuses %s before anything runs", async (_what, job, message) => {
    const refused = run(job);
    await expect(refused).rejects.toThrow(RunnerInputError);
    await expect(refused).rejects.toThrow(message);
  });
});

describe("a run", () => {
  test("passes on no terminal control sequences", async () => {
    const source =
      'const osc = "a\\u001b]52;c;aGk=\\u0007b"; console.log(osc); export const go = () => { throw new Error(osc); };';
    const told: Progress[] = [];
    const outcome = await run(
      { files: { "main.js": source }, spec: oneCall },
      { onProgress: (progress) => told.push(progress) },
    );
    expect(firstFailure(outcome)).toBe("The code threw Error: ab");
    expect(JSON.stringify([outcome, told])).not.toMatch(/(?<!\\)\\u00(?:1b|07)/);
  });

  test("can be cancelled while it goes on and while it waits", async () => {
    const stop = new AbortController();
    const files = { "main.js": "console.log('on'); for (;;);" };
    const onProgress = (progress: Progress) => progress.kind === "printed" && stop.abort();
    expect(await run({ kind: "script", files }, { signal: stop.signal, onProgress })).toMatchObject({
      kind: "cancelled",
    });
    expect(await run({ kind: "script" }, { signal: AbortSignal.abort() })).toMatchObject({
      kind: "cancelled",
    });
  });

  test("reports its progress in order", async () => {
    const files = { "main.js": "console.log('hi'); export const go = () => 1;" };
    const told: string[] = [];
    await run({ files, spec: oneCall }, { onProgress: (progress) => told.push(progress.kind) });
    expect(told.filter((kind) => kind !== "printed")).toEqual(["started", "test-started", "test-ended"]);
    expect(told).toContain("printed");
  });

  test("waits its turn, with the number of runs ahead", async () => {
    const told: Progress[] = [];
    const jobs = [1, 2, 3, 4].map(() =>
      run({ kind: "script" }, { onProgress: (progress) => told.push(progress) }),
    );
    expect((await Promise.all(jobs)).map(({ kind }) => kind)).toEqual(Array(4).fill("finished"));
    const queued = told.filter((progress) => progress.kind === "queued");
    expect(queued.slice(0, 2)).toEqual([
      { kind: "queued", ahead: 0 },
      { kind: "queued", ahead: 1 },
    ]);
  });

  test("leaves no folder behind", async () => {
    await run({ spec: oneCall, files: { "main.js": "export const go = () => process.exit(1);" } });
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`aulo-spec-${process.pid}-`))).toEqual([]);
  });

  test("has its tier named in plain words", () => {
    const words = {
      bubblewrap: "contained",
      landlock: "walled off, not contained",
      "permission-model": "guards against accidents, not malice",
    };
    expect(runner.tier.words).toBe(words[runner.tier.kind]);
  });
});

test("the reported memory of a run is that of all its processes together", async () => {
  const peakOf = async (source: string) => {
    const { peakMemoryMb } = await run({ kind: "script", files: { "main.js": source } });
    return peakMemoryMb ?? 0;
  };
  const holding =
    "const held = Buffer.alloc(120 * 1024 * 1024, 1); setTimeout(() => console.log(held.length), 600);";
  const [little, much] = [await peakOf("console.log(1);"), await peakOf(holding)];
  expect(little).toBeGreaterThan(0);
  expect(much).toBeGreaterThan(little + 100);
});
