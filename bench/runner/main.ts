/**
 * Duration of a run: `npm run bench:runner [-- --rounds 15] [--beside FOLDER] [--json] [--write]`.
 * 1. Each round measures every variant once, so that other load on the machine affects all of them alike.
 * 2. A warm run finds a sandbox ready, a cold one runs without a pool. Both are timed from the call to the outcome. Judges are reused, as on one's own
 *    machine. For the first exercise, a new judge for each run is measured too, as on a server for strangers.
 * 3. The lower bounds are a bare start of node, a round trip over a pipe, and a run without sandbox and judge (floor.ts).
 *    With `--beside`, each round also measures the warm runs of another checkout, with its packages installed.
 * 4. At saturation two runs are always active, and the next one starts when one has ended.
 * 5. Then runs are requested at fixed rates in an open loop: the time of a queued run counts from its request.
 *    Meanwhile a small HTTP server in the same process gets fifty requests per second.
 */
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { createRunner, type Job, type PooledRunner } from "@aulo/runner";
import { describeMachine } from "../machine.ts";
import { publish } from "../publish.ts";
import { quantile } from "../quantile.ts";
import { apiDelaysDuring } from "./api-delay.ts";
import { exercises } from "./exercises.ts";
import { bareSandboxesPerSecond, pipeRoundTrips, startWaiting } from "./floor.ts";
import { preparePeers } from "./peers.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "15" },
    rates: { type: "string", default: "1,5,20,50" },
    seconds: { type: "string", default: "10" },
    note: { type: "string", default: "" },
    beside: { type: "string" },
    json: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
const rounds = Number(values.rounds);
/** Exercism's published time of its JavaScript test runner on an exercise of this size, ms. Not measured here. */
const EXERCISM_MS = 3_606;

const FLOOR = "a node that waits, a module, 10 calls";

type Row = { name: string; medianMs: number; p95Ms: number };

const times = new Map<string, number[]>();
function note(name: string, ms: number) {
  return times.set(name, [...(times.get(name) ?? []), ms]);
}

const warm = await createRunner({ pool: { lanesPerKind: 1, memoryMb: 2_048 } });
const cold = await createRunner({ pool: null });
let beside: PooledRunner | null = null;
const strangers = {
  warm: await createRunner({ pool: { lanesPerKind: 1, memoryMb: 2_048 }, keepJudges: false }),
  cold: await createRunner({ pool: null, keepJudges: false }),
};
const { peers, remove } = preparePeers();

await roundOfAll(() => {});
for (const { job } of exercises) warm.prepare(job);
await warm.settled();
const idleMb = Math.round(idlePss() / 1024);
if (values.beside !== undefined) {
  beside = await createBeside(values.beside);
  await roundOfAll(() => {});
}
for (let round = 0; round < rounds; round += 1) await roundOfAll(note);
await Promise.all([strangers.warm, strangers.cold].map((runner) => runner.close()));
await beside?.close();
const pipe = summary(await pipeRoundTrips());
const seconds = Number(values.seconds);
const bareSandboxes = await bareSandboxesPerSecond(seconds);
const saturatedPerSecond = await atSaturation(seconds);
const quiet = await apiDelaysDuring(() => sleep(seconds * 1_000));
const rates: (Omit<Row, "name"> & { perSecond: number; donePerSecond: number; apiP99Ms: number })[] = [];
for (const perSecond of values.rates.split(",").map(Number))
  rates.push({ perSecond, ...(await atRate(perSecond, seconds)) });
await Promise.all([warm, cold].map((runner) => runner.close()));
remove();

const rows: Row[] = [...times].map(([name, list]) => ({ name, ...summary(list) }));
const result = {
  command: `npm run bench:runner -- --rounds ${rounds} --seconds ${values.seconds} --rates ${values.rates}`,
  date: new Date().toISOString().slice(0, 10),
  machine: describeMachine(),
  note: values.note,
  tier: warm.tier.kind,
  load: loadavg()[0]?.toFixed(1),
  rows: [...rows, { name: "round trip over a pipe", ...pipe }],
  rates,
  saturatedPerSecond,
  bareSandboxesPerSecond: bareSandboxes && rounded(bareSandboxes, 1),
  quietApiP99Ms: rounded(quantile(quiet, 0.99), 2),
  idleLanes: exercises.length,
  idleMb,
  exercismPublishedMs: EXERCISM_MS,
};
publish(import.meta.url, { report: result, page: toMarkdown(), json: values.json, write: values.write });

async function roundOfAll(take: (name: string, ms: number) => void): Promise<void> {
  for (const { name, job } of exercises) {
    await warm.settled();
    take(`${name}, warm`, await timeOf(warm, job));
    if (beside) {
      await beside.settled();
      take(`${name}, warm, the checkout beside`, await timeOf(beside, job));
      await beside.settled();
    }
    await warm.settled();
    take(`${name}, cold`, await timeOf(cold, job));
    await cold.settled();
  }
  for (const [how, runner] of Object.entries(strangers)) {
    await runner.settled();
    const [{ name, job }] = exercises;
    take(`${name}, ${how}, each judge for one run`, await timeOf(runner, job));
    await runner.settled();
  }
  const waiting = await startWaiting();
  for (const { name, run } of peers) take(name, await run());
  take(FLOOR, await waiting.run());
}

/** Runner of another checkout. Its folder of prepared files is the usual one: the names tell the versions apart. */
async function createBeside(folder: string): Promise<PooledRunner> {
  const path = join(resolve(folder), "packages/runner/src/index.ts");
  const other: typeof import("@aulo/runner") = await import(pathToFileURL(path).href);
  return other.createRunner({ pool: { lanesPerKind: 1, memoryMb: 2_048 } });
}

async function timeOf(runner: PooledRunner, job: Job): Promise<number> {
  const from = performance.now();
  const outcome = await runner.run(job);
  if (outcome.kind !== "passed") throw new Error(`A right solution came out as ${outcome.kind}.`);
  return performance.now() - from;
}

async function atRate(perSecond: number, seconds: number) {
  const [{ job }] = exercises;
  await warm.settled();
  const list: number[] = [];
  const from = performance.now();
  const count = perSecond * seconds;
  const runAll = () =>
    Promise.all(
      Array.from({ length: count }, async (_, index) => {
        const due = from + (index * 1_000) / perSecond;
        await sleep(Math.max(0, due - performance.now()));
        await warm.run(job);
        list.push(performance.now() - due);
      }),
    );
  const delays = await apiDelaysDuring(runAll);
  const donePerSecond = rounded((count / (performance.now() - from)) * 1_000, 1);
  return { ...summary(list), donePerSecond, apiP99Ms: rounded(quantile(delays, 0.99), 2) };
}

/** Runs of the first exercise per second with two always active, without a pool. */
async function atSaturation(seconds: number): Promise<number> {
  const [{ job }] = exercises;
  const from = performance.now();
  let done = 0;
  const one = async () => {
    while (performance.now() - from < seconds * 1_000) {
      await cold.run(job);
      done += 1;
    }
  };
  await Promise.all([one(), one()]);
  return rounded((done / (performance.now() - from)) * 1_000, 1);
}

/** Proportional set size (PSS) of all descendant processes, kB. */
function idlePss(id = process.pid): number {
  const children = readFileSync(`/proc/${id}/task/${id}/children`, "utf8")
    .split(" ")
    .filter(Boolean)
    .map(Number);
  const own = (child: number) =>
    Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${child}/smaps_rollup`, "utf8"))?.[1] ?? 0);
  return children.reduce((sum, child) => sum + own(child) + idlePss(child), 0);
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function summary(list: readonly number[]) {
  return { medianMs: rounded(quantile(list, 0.5), 2), p95Ms: rounded(quantile(list, 0.95), 2) };
}

function toMarkdown(): string {
  const { rows: all } = result;
  const medianOf = (name: string) => all.find((row) => row.name === name)?.medianMs ?? Number.NaN;
  const ours = medianOf("JavaScript function, 10 calls, warm");
  const timesFaster = (name: string) => `${name} ${(medianOf(name) / ours).toFixed(0)}`;
  return [
    "# Duration of a run",
    "",
    `${result.machine}. Tier ${result.tier}. Load average at the end: ${result.load}. ${result.date}, \`${result.command}\`.`,
    ...(values.note === "" ? [] : [values.note]),
    "Times in milliseconds, from the call to the outcome. The bare start, the round trip and the waiting node are lower bounds of this machine at that time, without sandbox and judge.",
    "",
    "| | median | p95 |",
    "|---|---|---|",
    ...all.map(({ name, medianMs, p95Ms }) => `| ${name} | ${medianMs} | ${p95Ms} |`),
    `| Exercism's runner, as published | ${EXERCISM_MS} | – |`,
    "",
    `A warm JavaScript function is faster than other test runners by these factors: ${["node --test", "vitest", "jest"].map(timesFaster).join(", ")}.`,
    `${result.idleLanes} idle lanes, one of each, take ${idleMb} MB.`,
    "",
    `With two cold runs always active, ${result.saturatedPerSecond} functions end per second${bareSandboxes === null ? "" : `; sandboxes with a bare node that does nothing end at a rate of ${result.bareSandboxesPerSecond}`}.`,
    `The p99 latency of a small HTTP server in the same process is ${result.quietApiP99Ms} ms without any runs.`,
    "",
    "| requested runs per second | median | p95 | ended per second | the server's p99 |",
    "|---|---|---|---|---|",
    ...rates.map(
      ({ perSecond, medianMs, p95Ms, donePerSecond, apiP99Ms }) =>
        `| ${perSecond} | ${medianMs} | ${p95Ms} | ${donePerSecond} | ${apiP99Ms} |`,
    ),
    "",
  ].join("\n");
}
