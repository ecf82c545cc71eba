/** Looks up the ids that a fuzzing learner has at this moment, and makes bodies that the server accepts. */
import type { Check } from "@aulo/contract";
import { rightAnswer, wrongAnswer } from "../../../packages/server/src/testing/answers.ts";
import { type Client, createClient } from "../../../packages/server/src/testing/client.ts";
import type { Known, Tokens } from "./any-request.ts";
import type { Dice } from "./any-value.ts";

/** Runs that the server may still know. */
const MOST_RUNS = 5;

const CODE_CHECK = { purpose: "code", concept: "functions" } as const;
const EXERCISES = ["double", "twice"];
const PASSING = {
  "double.js": "export const double = (n) => n * 2;",
  "twice.js": "export const twice = (n) => n + n;",
};
const FAILING = { "double.js": "console.log(1);", "twice.js": "export const twice = (n) => {" };

/** A new learner with a goal, who has given up an exercise. */
export async function beginKnown(base: string, dice: Dice): Promise<Known> {
  const begin = async () => (await createClient(base, "").call("createLearner")).token;
  const tokens = { own: await begin(), foreign: await begin() };
  const learner = createClient(base, tokens.own);
  await learner.call("createGoal", { body: { text: "everything" } });
  const { id, item } = await learner.call("openCheck", { body: CODE_CHECK });
  const body = { item: item?.id ?? "", answer: { kind: "dont-know" } } as const;
  await learner.call("answer", { params: { checkId: id }, body });
  return look(base, tokens, [], dice);
}

/** Looks the learner up anew; one who was deleted meanwhile begins anew. */
export async function lookAgain(base: string, { tokens, pools }: Known, dice: Dice): Promise<Known> {
  return look(base, tokens, pools.runId ?? [], dice).catch(() => beginKnown(base, dice));
}

/** Knows one more run. */
export function withRun(known: Known, id: string): Known {
  const runId = [...(known.pools.runId ?? []), id].slice(-MOST_RUNS);
  return { ...known, pools: { ...known.pools, runId } };
}

async function look(base: string, tokens: Tokens, runs: readonly string[], dice: Dice): Promise<Known> {
  const learner = createClient(base, tokens.own);
  const concepts = (await learner.call("getTrack")).concepts.map(({ id }) => id);
  const { goals } = await learner.call("listGoals");
  const { entries } = await learner.call("listLog");
  const { tokens: listed } = await learner.call("listTokens");
  const closed = { purpose: "test-out", concept: dice.pick(concepts) } as const;
  const open = await learner.call("openCheck", { body: dice.oneIn(2) ? CODE_CHECK : closed });
  const placement = await learner.call("openCheck", { body: { purpose: "placement" } });
  const earlier = entries.flatMap(({ attempt }) => attempt?.check ?? []);
  const { item } = open;
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  return {
    tokens,
    pools: {
      conceptId: concepts,
      concept: concepts,
      exercise: EXERCISES,
      item: [item?.id ?? "values.one", "functions/double", "values.one"],
      checkId: [open.id, open.id, placement.id, ...earlier.slice(0, 2)],
      check: [open.id, ...earlier.slice(0, 2)],
      goalId: ids(goals),
      entryId: ids(entries),
      tokenId: ids(listed),
      runId: runs,
      anyId: [...ids(goals), ...ids(entries), open.id],
      drop: concepts,
      add: concepts,
      option: item !== null && "options" in item ? ids(item.options) : ["1"],
      options: item !== null && "options" in item ? ids(item.options) : ["1"],
      lines: item !== null && "lines" in item ? ids(item.lines) : ["1"],
      fileName: Object.keys(PASSING),
    },
    bodies: {
      answer: [open, placement].flatMap(answersTo),
      startRun: [...runsFor(open), ...earlier.slice(0, 2).map(endedRunOf)],
      importLearner: await exportsOf(learner, dice),
      saveDraft: [{ files: PASSING, revision: 0 }],
    },
  };
}

function answersTo({ item }: Check): object[] {
  if (item === null) return [];
  const answers = [rightAnswer(item), wrongAnswer(item), { kind: "dont-know" }];
  return answers.map((answer) => ({ item: item.id, answer }));
}

function runsFor({ id, item }: Check): object[] {
  return [
    { kind: "example", concept: "values", example: "values.1", code: "console.log(1);" },
    { kind: "try", item: "functions/double", files: FAILING },
    ...(item?.kind === "exercise"
      ? [PASSING, FAILING].map((files) => ({ kind: "exercise", check: id, item: item.id, files }))
      : []),
  ];
}

function endedRunOf(check: string): object {
  return { kind: "ended-exercise", check, item: "functions/double", files: PASSING };
}

/** An export takes its time, so it is there once in a while. */
async function exportsOf(learner: Client, dice: Dice): Promise<object[]> {
  return dice.oneIn(2) ? [await learner.call("exportLearner")] : [];
}
