/**
 * Duration of a proof the learner's way and the fast way: `npm run bench:proof [-- --concepts N] [--track DIR] [--write]`.
 * 1. Each concept of the track, or every so many to have N, is proved both ways one after the other, so that other load on the
 *    machine affects both alike. Which way comes first changes with each concept.
 * 2. The fast way includes the sample that goes the learner's way too. Nothing is taken from a cache.
 * 3. `--beside DIR` times instead the command `prove` of an older checkout, and that of this one on the older one's track.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadTrack, type Proof, proveTrack, type Runner } from "@aulo/content";
import { createRunner } from "@aulo/runner";
import { commandOf, publish } from "../publish.ts";

const TRACK = "tracks/backend-nodejs";

const { values } = parseArgs({
  options: {
    concepts: { type: "string" },
    track: { type: "string", default: TRACK },
    beside: { type: "string" },
    json: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});

type Row = { what: string; claims: number | null; oldSeconds: number; newSeconds: number };

const rows = values.beside === undefined ? await bothWays() : [await besideCheckout(values.beside)];
const command = commandOf("bench:proof");
publish(import.meta.url, {
  report: { command, cores: availableParallelism(), rows },
  page: toPage(rows),
  json: values.json,
  write: values.write,
});

async function bothWays(): Promise<Row[]> {
  const { track } = await loadTrack(values.track);
  if (track === null) throw new Error("The track cannot be read.");
  const settings = { pool: null, concurrency: availableParallelism() };
  const learner: Runner & { close(): Promise<void> } = await createRunner(settings);
  const fast = await createRunner({ ...settings, keepSandboxes: true });
  const every = Math.max(
    1,
    Math.floor(track.concepts.length / Number(values.concepts ?? track.concepts.length)),
  );
  const chosen = track.concepts.filter((_, index) => index % every === 0);
  const all: Row = { what: "all", claims: 0, oldSeconds: 0, newSeconds: 0 };
  const found: Row[] = [];
  for (const [index, { id }] of chosen.entries()) {
    const row: Row = { what: id, claims: 0, oldSeconds: 0, newSeconds: 0 };
    const ways = [
      async () => {
        row.oldSeconds = (await timed(() => proveTrack(track, learner, { only: id }))).seconds;
      },
      async () => {
        const { seconds, result } = await timed(() => proveTrack(track, learner, { only: id, fast }));
        Object.assign(row, { newSeconds: seconds, claims: claimsOf(result) });
        for (const { message } of result.problems) console.error(`${id}: ${message}`);
      },
    ];
    for (const way of index % 2 === 0 ? ways : ways.toReversed()) await way();
    console.error(`${id}: ${row.claims} claims, ${toRatio(row)}`);
    found.push(row);
    all.claims = (all.claims ?? 0) + (row.claims ?? 0);
    all.oldSeconds += row.oldSeconds;
    all.newSeconds += row.newSeconds;
  }
  await Promise.all([learner.close(), fast.close()]);
  return [...found, all];
}

async function besideCheckout(folder: string): Promise<Row> {
  const track = join(folder, TRACK);
  const older = await timed(() => prove(folder, []));
  const newer = await timed(() => prove(process.cwd(), ["--track", track]));
  return { what: "all", claims: null, oldSeconds: older.seconds, newSeconds: newer.seconds };
}

/** Runs the command of a checkout. Its exit code does not count: an older track may break a newer rule. */
async function prove(cwd: string, args: readonly string[]): Promise<void> {
  const script = join(cwd, "scripts", "track.ts");
  const words = ["--disable-sigusr1", script, "prove", "--again", ...args];
  await once(spawn(process.execPath, words, { cwd, stdio: ["ignore", "inherit", "inherit"] }), "close");
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ seconds: number; result: Result }> {
  const from = performance.now();
  const result = await work();
  return { seconds: (performance.now() - from) / 1_000, result };
}

function claimsOf({ counts }: Proof): number {
  return Object.values(counts).reduce((sum, { made }) => sum + made, 0);
}

function toRatio({ oldSeconds, newSeconds }: Row): string {
  return `${(oldSeconds / newSeconds).toFixed(1)} times as fast`;
}

function toPage(all: readonly Row[]): string {
  const lines = all.map(
    (row) =>
      `| ${row.what} | ${row.claims ?? ""} | ${row.oldSeconds.toFixed(1)} | ${row.newSeconds.toFixed(1)} | ${(row.oldSeconds / row.newSeconds).toFixed(1)} |`,
  );
  return `# A proof the learner's way and the fast way

\`${command}\`, on ${availableParallelism()} cores

| concept | claims | old way, s | new way, s | ratio |
|---|---|---|---|---|
${lines.join("\n")}
`;
}
