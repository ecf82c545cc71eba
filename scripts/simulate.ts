// Walks a simulated learner with the given knowledge through a running Aulo, over its API: `npm run simulate
// -- --help`.

import { parseArgs } from "node:util";
import { loadTrack } from "@aulo/content";
import { toAnswerBook } from "./simulate/answers.ts";
import { createClient } from "./simulate/client.ts";
import { seededChance } from "./simulate/seeded-chance.ts";
import { startServer } from "./simulate/start-server.ts";
import { type Habits, sit, TYPICAL, type Walked, type Walker, walk } from "./simulate/walk.ts";

const USAGE = `npm run simulate -- [options]

  --goal TEXT             the goal, in free words (default: learn backend with Node.js)
  --knows a,b,c           concepts the learner knows, and nothing else
  --knows-all-but x,y     all concepts but these
  --steps N               most steps to take (default 30)
  --skip-placement        begin without the placement
  --slip P, --guess P     chances of a slip and of a lucky guess, 0-1 (default 0)
  --timid P               chance of "I don't know yet" to an item that the learner knows, 0-1 (default 0)
  --never x,y             concepts that no lesson teaches the learner
  --random                learns nothing, never says "I don't know yet", and gets 40 % of the closed items right
  --always-dont-know      learns nothing, and always says "I don't know yet"
  --seed N                seed of all chances (default 1)
  --url URL               a running Aulo; without it one is started on a data folder of its own, and stopped
  --track DIR             where the track is, for the answers (default tracks/backend-nodejs)
  --json                  one JSON object a step`;

const { values } = parseArgs({
  options: {
    goal: { type: "string", default: "learn backend with Node.js" },
    knows: { type: "string", default: "" },
    "knows-all-but": { type: "string" },
    steps: { type: "string", default: "30" },
    "skip-placement": { type: "boolean", default: false },
    slip: { type: "string", default: "0" },
    guess: { type: "string", default: "0" },
    timid: { type: "string", default: "0" },
    never: { type: "string", default: "" },
    random: { type: "boolean", default: false },
    "always-dont-know": { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    url: { type: "string" },
    track: { type: "string", default: "tracks/backend-nodejs" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

function listed(text: string): string[] {
  return text
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");
}

function ensureKnown(ids: string[], all: ReadonlySet<string>): void {
  const unknown = ids.filter((id) => !all.has(id));
  if (unknown.length > 0)
    throw new Error(`The track has no concept ${unknown.join(", ")}; npm run track -- stats lists them.`);
}

async function begin(base: string): Promise<Walker> {
  const { token } = await createClient(base).call("createLearner");
  const client = createClient(base, token);
  const track = await client.call("getTrack");
  const all = new Set(track.concepts.map(({ id }) => id));
  const allBut = values["knows-all-but"];
  const named = listed(allBut ?? values.knows);
  const never = listed(values.never);
  ensureKnown([...named, ...never], all);
  const knows = allBut === undefined ? new Set(named) : new Set([...all].filter((id) => !named.includes(id)));
  const { track: answers, problems } = await loadTrack(values.track);
  if (answers === null) throw new Error(`The track cannot be read: ${problems[0]?.message}`);
  const chance = seededChance(Number(values.seed));
  return { ...habitsOf(never), client, book: toAnswerBook(answers), track, knows, chance };
}

function habitsOf(never: readonly string[]): Habits {
  const learnsNothing = { ...TYPICAL, neverLearns: () => true };
  if (values.random) return { ...learnsNothing, honest: 0, guess: 0.4 };
  if (values["always-dont-know"]) return { ...learnsNothing, honest: 1 };
  return {
    ...TYPICAL,
    slip: Number(values.slip),
    guess: Number(values.guess),
    timid: Number(values.timid),
    neverLearns: (concept) => never.includes(concept),
  };
}

function print(step: Walked): void {
  if (values.json) {
    console.log(JSON.stringify(step));
    return;
  }
  const answers = step.answers.map(({ item, result }) => `${item} ${result}`).join(", ");
  console.log(`${step.number}. ${step.kind} ${step.concept ?? ""}\n   ${step.reason}\n   ${answers}`);
}

async function main(base: string): Promise<void> {
  const walker = await begin(base);
  await walker.client.call("createGoal", { body: { text: values.goal } });
  if (!values["skip-placement"]) {
    const answers = await sit(walker, "placement", null);
    if (!values.json) console.log(`Placed by ${answers.length} items.`);
  }
  for await (const step of walk(walker, Number(values.steps))) print(step);
}

if (values.help) {
  console.log(USAGE);
} else {
  const server = values.url === undefined ? await startServer() : null;
  try {
    await main(values.url ?? server?.base ?? "");
  } finally {
    await server?.stop();
  }
}
