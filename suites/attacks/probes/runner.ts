import { type Job, RunnerInputError } from "@aulo/runner";
import { spec } from "../../spec-file.ts";
import type { OutsideProbe, Probe } from "../probe.ts";

const one = { "main.js": "export const go = () => 1;" };
const manyFiles = Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`file-${index}.js`, ""]));
const badPaths = [
  "../out.js",
  "/etc/out.js",
  "a/../../out.js",
  "./out.js",
  "a//out.js",
  "a/./out.js",
  "..",
  "",
  "..\\out.js",
  "C:\\out.js",
  "c:out.js",
  "a\u0000.js",
  "a\nb.js",
  "node_modules/express/index.js",
  "lib/node_modules/zod/index.js",
  `${"a/".repeat(120)}out.js`,
];

/** Jobs that must be refused before anything starts. */
const REFUSED: readonly [name: string, jobs: Partial<Job>[]][] = [
  [
    "a path that leads out of its folder, or is none",
    badPaths.map((path) => ({ files: { ...one, [path]: "x" } })),
  ],
  ["such a path as what to start", badPaths.map((path) => ({ entry: path, files: one }))],
  [
    "such a path among the files put beside it",
    badPaths.map((path) => ({ files: one, support: { [path]: "x" } })),
  ],
  ["such a path among the specs", badPaths.map((path) => ({ files: one, spec: { [path]: "x" } }))],
  ["what is both a file and a folder", [{ files: { ...one, a: "x", "a/b": "y" } }]],
  [
    "too many files, or too many bytes",
    [{ files: { ...one, ...manyFiles } }, { files: { "main.js": "x".repeat(262_145) } }],
  ],
  [
    "limits above the ceiling, or none at all",
    [
      { limits: { memoryMb: 1e6 } },
      { limits: { timeoutMs: -1 } },
      { limits: { outputBytes: Number.NaN } },
      { limits: { readyMs: Infinity } },
    ],
  ],
];

export const HANDED_IN_PROBES: readonly OutsideProbe[] = REFUSED.map(([what, jobs]) => ({
  family: "what is handed in",
  name: `hands in ${what}`,
  attack: async (run) => {
    for (const job of jobs) {
      const taken = await run(job).then(
        (outcome) => outcome.kind,
        (error) => (error instanceof RunnerInputError ? null : `${error}`),
      );
      if (taken !== null) return `${JSON.stringify(job).slice(0, 80)}: ${taken}`;
    }
    return null;
  },
}));

/** Messages that a module forges on the harness's channel, before and after a request to it. */
const FORGED: readonly [name: string, source: string][] = [
  ["a reply that is no message", `say('{"id":0,"ok":true,"value":{"$":"nope"}}');`],
  ["an error that is no error", `say('{"id":0,"ok":false,"error":{"$":"error"}}');`],
  [
    "a reply nested so deep that reading it overflows",
    `say('{"id":0,"ok":true,"value":' + "[".repeat(200_000) + "]".repeat(200_000) + "}");`,
  ],
  [
    "the same to a question that was asked",
    `export const go = () => { say('{"id":1,"ok":true,"value":' + "[".repeat(200_000) + "]".repeat(200_000) + "}"); for (;;); };`,
  ],
  ["a reply without end", `const part = "x".repeat(65_536); for (let i = 0; i < 200; i += 1) say(part, "");`],
  ["a reply in single bytes", `for (let i = 0; i < 200_000; i += 1) say("x", "");`],
  [
    "replies to all questions that will ever be asked",
    `for (let id = 0; id < 2_000; id += 1) say('{"id":' + id + ',"ok":true,"value":1}');`,
  ],
  [
    "a number with millions of digits",
    `export const go = () => { say('{"id":1,"ok":true,"value":{"$":"bigint","text":"' + "9".repeat(3_000_000) + '"}}'); for (;;); };`,
  ],
  ["bytes that are no text", `writeSync(3, Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0xc3, 0x28, 0x0a]));`],
  [
    "keys that mean something to JavaScript",
    `say('{"__proto__":{"ok":true},"id":0,"ok":true,"value":{"__proto__":{"state":"ready"},"constructor":1}}');`,
  ],
];

export const CHANNEL_PROBES: readonly OutsideProbe[] = FORGED.map(([what, source]) => ({
  family: "the runner's own channel",
  name: `writes ${what}`,
  attack: async (run) => {
    const faults: string[] = [];
    const note = (error: Error) => faults.push(error.message);
    process.on("uncaughtException", note);
    const files = {
      "main.js": `
        import { writeSync } from "node:fs";
        const say = (text, end = "\\n") => {
          let bytes = Buffer.from(text + end);
          while (bytes.length > 0) try { bytes = bytes.subarray(writeSync(3, bytes)); } catch (error) { if (error.code !== "EAGAIN") throw error; }
        };
        ${source}`,
    };
    const body = `test("is one", async () => { expect(await call("go")).toBe("never"); });`;
    const outcome = await run({ kind: "function", files, spec: spec(body), limits: { timeoutMs: 4_000 } });
    await new Promise((resolve) => setImmediate(resolve));
    process.off("uncaughtException", note);
    if (faults.length > 0) return `the runner itself failed: ${faults[0]}`;
    return outcome.kind === "passed" ? "it passed" : null;
  },
}));

const KILL_MARK = `aulo-attack-cut-off-${process.pid}`;

/** Activity of the code while its run is cancelled. */
const CUT_OFF: readonly [name: string, source: string][] = [
  ["it starts", ""],
  [
    "it starts others, each in a session of its own",
    `setInterval(() => { try { spawn(process.execPath, ["-e", "setTimeout(() => {}, 9000)", "${KILL_MARK}"], { detached: true, stdio: "ignore" }).on("error", () => {}).unref(); } catch {} }, 20);`,
  ],
  [
    "it ends by itself, leaving one behind",
    `spawn(process.execPath, ["-e", "setTimeout(() => {}, 9000)", "${KILL_MARK}"], { detached: true, stdio: "inherit" }).unref(); setTimeout(() => process.exit(0), 60);`,
  ],
  [
    "it fills its memory and its disk",
    `setInterval(() => { try { writeFileSync("f" + Math.random(), Buffer.alloc(1e6)); } catch {} }, 1); const held = []; setInterval(() => held.push(Buffer.alloc(1e6, 1)), 5);`,
  ],
  [
    "it has stopped all the others",
    `try { process.kill(process.ppid, "SIGSTOP"); } catch {} setInterval(() => {}, 1000);`,
  ],
];

export const KILL_PROBES: readonly OutsideProbe[] = CUT_OFF.map(([what, source]) => ({
  family: "the moment of the kill",
  name: `outlives its run, which is cut off while ${what}`,
  attack: async (run, { survivors }) => {
    const files = {
      "main.js": `import { spawn } from "node:child_process"; import { writeFileSync } from "node:fs"; process.title = "${KILL_MARK}"; ${source}`,
    };
    for (const afterMs of [0, 15, 40, 80, 150, 250]) {
      await run({ files, limits: { timeoutMs: 5_000 } }, { signal: AbortSignal.timeout(afterMs) });
      const left = await survivors(KILL_MARK);
      if (left > 0) return `${left} processes were left after ${afterMs} ms`;
    }
    return null;
  },
}));

/** Attacks during which another run must still succeed. */
const NEIGHBOURS: readonly [family: Probe["family"], name: string, source: string][] = [
  [
    "processor time",
    "starves a run beside it of the processor",
    `import { spawn } from "node:child_process"; for (let i = 0; i < 6; i += 1) spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" }).on("error", () => {}); for (;;);`,
  ],
  [
    "fork",
    "takes the processes of a run beside it",
    `import { spawn } from "node:child_process"; setInterval(() => { try { spawn(process.execPath, ["-e", "setTimeout(() => {}, 5000)"], { detached: true, stdio: "ignore" }).on("error", () => {}); } catch {} }, 2);`,
  ],
];

export const NEIGHBOUR_PROBES: readonly OutsideProbe[] = NEIGHBOURS.map(([family, name, source]) => ({
  family,
  name,
  attack: async (run) => {
    const attack = run({ files: { "main.js": source }, limits: { timeoutMs: 3_000 } });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const beside = await run({ files: { "main.js": "console.log('fine');" }, limits: { timeoutMs: 10_000 } });
    await attack;
    return beside.printed.stdout === "fine\n" ? null : `the other run ended as ${beside.kind}`;
  },
}));
