import type { Claim as PublicClaim, Step as PublicStep } from "@aulo/contract";
import { type Claim, checkStep, type LogEvent, type Step } from "@aulo/engine";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toEngineGoal } from "../packages/server/src/goals/goal.ts";
import { StoredEvent } from "../packages/server/src/log/entry.ts";
import { type AnswerBook, toAnswerBook } from "./simulate/answers.ts";
import { type Client, createClient } from "./simulate/client.ts";
import { seededChance } from "./simulate/seeded-chance.ts";
import { type InProcess, startInProcess } from "./simulate/start-in-process.ts";
import { sit, TYPICAL, type Walked, type Walker, walk } from "./simulate/walk.ts";

const TRACK = "tracks/backend-nodejs";
const GOAL = "learn backend with Node.js";
const LEARNERS_PER_RULE = 34;
const STEPS = 10;
const STEPS_AT_MOST = 40;
const MINUTE_MS = 60_000;
/** 34 learners answer hundreds of items over HTTP: seconds on an idle machine, minutes on a busy one. */
const TIMEOUT_MS = 5 * MINUTE_MS;

let clock = Date.UTC(2026, 0, 1);
let server: InProcess;
let book: AnswerBook;
const counted = { learners: 0, reasons: 0 };

beforeAll(async () => {
  server = await startInProcess(TRACK, () => clock);
  book = toAnswerBook(server.catalogue.track);
});

afterAll(async () => {
  await server.stop();
  console.log(
    `${counted.learners} simulated learners, ${counted.reasons} reasons re-derived from the log, none false.`,
  );
});

function toEngineClaim(claim: PublicClaim): Claim {
  if (claim.kind === "answers") return { ...claim, events: claim.attempts };
  if (claim.kind === "recall") return { ...claim, lastShownAt: Date.parse(claim.lastShownAt) };
  return claim;
}

/** Converts the API's step to the engine's. */
function toEngineStep({ kind, concept, detourFrom, lessonRead, help, until, reason }: PublicStep): Step {
  const because = { cause: reason.cause, claims: reason.claims.map(toEngineClaim) };
  const id = concept ?? "";
  switch (kind) {
    case "learn":
      return { kind, concept: id, detourFrom, lessonRead, help, ...because };
    case "probe":
      return { kind, concept: id, detourFrom: detourFrom ?? "", ...because };
    case "confirm":
    case "code":
    case "review":
      return { kind, concept: id, detourFrom: null, ...because };
    case "build": {
      const claim = because.claims.find((each) => each.kind === "milestone");
      return { kind, concept: id, milestone: claim?.milestone ?? "", detourFrom: null, ...because };
    }
    case "done":
      return { kind, ...because };
    case "nothing-now":
      return { kind, until: Date.parse(until ?? ""), ...because };
  }
}

/** The learner's whole log, from its export. */
async function logOf(client: Client): Promise<LogEvent[]> {
  const { log } = await client.call("exportLearner");
  return log.map(({ event }) => StoredEvent.parse(event));
}

async function checkReason(client: Client, step: PublicStep): Promise<void> {
  const { goals } = await client.call("listGoals");
  const goal = goals.find(({ active }) => active);
  if (goal === undefined) throw new Error("The learner has no active goal.");
  const falsehoods = checkStep(
    server.catalogue.graph,
    await logOf(client),
    toEngineGoal(goal),
    clock,
    toEngineStep(step),
  );
  expect(falsehoods).toEqual([]);
  counted.reasons += 1;
}

async function begin(knows: Iterable<string>, seed: number, goal = GOAL): Promise<Walker> {
  const { token } = await createClient(server.base).call("createLearner");
  const client = createClient(server.base, token);
  const track = await client.call("getTrack");
  await client.call("createGoal", { body: { text: goal } });
  counted.learners += 1;
  const onStep = async (step: PublicStep) => {
    clock += MINUTE_MS;
    await checkReason(client, step);
  };
  return { ...TYPICAL, client, book, track, knows: new Set(knows), chance: seededChance(seed), onStep };
}

function allBut(missing: readonly string[]): string[] {
  return server.catalogue.graph.concepts.map(({ id }) => id).filter((id) => !missing.includes(id));
}

async function walkAll(walker: Walker, steps = STEPS): Promise<Walked[]> {
  const walked: Walked[] = [];
  for await (const step of walk(walker, steps)) walked.push(step);
  return walked;
}

function conceptOf(item: string): string {
  return item.split(/[./]/)[0] ?? "";
}

/** R6: expects that no learner is led back to a concept whose check was just passed. */
function expectForward(walked: readonly Walked[], walker: Walker): void {
  walked.slice(1).forEach((step, index) => {
    const before = walked[index];
    const passed =
      before?.kind === "learn" && before.answers.slice(-2).every(({ result }) => result === "right");
    if (passed && step.kind === "learn" && walker.knows.has(before.concept ?? ""))
      expect(step.concept).not.toBe(before.concept);
  });
}

const seeds = Array.from({ length: LEARNERS_PER_RULE }, (_, index) => index + 1);

/** A goal for each guarantee. Its path contains the guarantee's `never`. */
const RULES = [
  ["R1", "learn express"],
  ["R2", "build a rest api"],
  ["R3", "use an orm"],
  ["R4", "json web tokens"],
  ["R5", "pm2 and nginx"],
] as const;

function withDescendants(concepts: readonly string[]): string[] {
  const missing = new Set(concepts);
  for (const { id, requires } of server.catalogue.graph.concepts) {
    if (requires.some((each) => missing.has(each))) missing.add(id);
  }
  return [...missing];
}

describe.each(RULES)("%s, on the way to “%s”", { timeout: TIMEOUT_MS }, (id, goal) => {
  test(`holds for ${LEARNERS_PER_RULE} learners: weak concepts are taught before those that need them`, async () => {
    const guarantee = server.catalogue.track.guarantees.find((each) => each.id === id);
    if (!guarantee?.never) throw new Error(`The track declares no guarantee ${id}.`);
    for (const seed of seeds) {
      // Half of the learners lack the weak concepts and their descendants. The others lack only the weak ones
      // and `never`.
      const missing = seed % 2 === 0 ? withDescendants(guarantee.weak) : [...guarantee.weak, guarantee.never];
      const walker = await begin(allBut(missing), seed, goal);
      const placed = seed % 3 === 0 ? [] : await sit(walker, "placement", null);
      const weak = new Set(
        placed.filter(({ result }) => result !== "right").map(({ item }) => conceptOf(item)),
      );
      const taught: string[] = [];
      for await (const step of walk(walker, STEPS_AT_MOST)) {
        if (step.kind === "learn" && step.concept === guarantee.never) {
          expect(guarantee.weak.filter((concept) => weak.has(concept))).toEqual([]);
          break;
        }
        for (const { item, result } of step.answers) if (result !== "right") weak.add(conceptOf(item));
        if (step.kind === "learn" && step.concept !== null) {
          taught.push(step.concept);
          weak.delete(step.concept);
        }
      }
      if (seed % 2 === 0)
        expect(guarantee.next.filter((concept) => taught.includes(concept))).not.toEqual([]);
    }
  });
});

describe("R6", { timeout: TIMEOUT_MS }, () => {
  test(`holds for ${LEARNERS_PER_RULE} learners with little knowledge: after a passed check the next lesson is on another concept`, async () => {
    for (const seed of seeds) {
      const known = server.catalogue.graph.concepts.slice(0, seed).map(({ id }) => id);
      const walker = await begin(known, seed);
      if (seed % 2 === 0) await sit(walker, "placement", null);
      expectForward(await walkAll(walker), walker);
    }
  });
});

describe("W", { timeout: TIMEOUT_MS }, () => {
  const goals = [
    "learn Docker",
    "kubernetes",
    "microservices",
    "graphql",
    "queues",
    "caching",
    "serverless",
    "api gateway",
    "websockets",
  ];

  test.each(goals)("“%s” is accepted, and is never the next step before it is unlocked", async (goal) => {
    const walker = await begin([], 1, goal);
    const reading = await walker.client.call("readGoal", { query: { text: goal } });
    expect(reading.kind).toBe("can-wait");
    const path = await walker.client.call("getPath");
    const wait = path.waits.find((each) => each.wait === reading.waits[0]?.id);
    expect(wait).toMatchObject({ unlocked: false });
    const walked = await walkAll(walker, 5);
    for (const { concept } of walked) expect(reading.concepts).toContain(concept);
  });

  test("Docker unlocks when its condition is met, and not before", async () => {
    const walker = await begin(allBut([]), 1, "learn Docker");
    await sit(walker, "placement", null);
    for await (const step of walk(walker, 80)) {
      const { waits } = await walker.client.call("getPath");
      const docker = waits.find(({ wait }) => wait === "docker");
      expect(docker?.unlocked).toBe(docker?.missing.length === 0);
      if (step.kind === "done") {
        expect(docker).toEqual({ wait: "docker", unlocked: true, missing: [] });
        return;
      }
    }
    throw new Error("The goal was not reached.");
  });
});
