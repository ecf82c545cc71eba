/**
 * A simulated learner that uses nothing but the API.
 * 1. It states its goal, may sit the placement, and then takes one next step after the other.
 * 2. It answers right when it knows the item's concept. Otherwise it says so half of the time, and answers
 *    wrong the other half. Its habits can change that.
 * 3. A lesson teaches it the concept if it knows all direct prerequisites. A lesson read too early teaches
 *    nothing.
 * 4. There is no clock in the API: the walk ends when nothing is left to do on this day.
 */
import type { Answer, Check, Claim, PublicItem, Step, TrackOverview } from "@aulo/contract";
import { type AnswerBook, rightAnswer, solvedFiles, wrongAnswer } from "./answers.ts";
import type { Client } from "./client.ts";

type ClosedItem = Exclude<PublicItem, { kind: "exercise" }>;

const DONT_KNOW: Answer = { kind: "dont-know" };

/** How the learner answers and learns. All numbers are chances, 0-1. */
export type Habits = {
  /** Of a miss on a known concept, and of a right answer to a closed item on an unknown one. */
  slip: number;
  guess: number;
  /** Of "I don't know yet" to an item on a known concept. */
  timid: number;
  /** Of "I don't know yet" instead of a wrong answer. */
  honest: number;
  /** Whether no lesson teaches this concept. */
  neverLearns: (concept: string) => boolean;
};

export const TYPICAL: Habits = { slip: 0, guess: 0, timid: 0, honest: 0.5, neverLearns: () => false };

export type Walker = Habits & {
  client: Client;
  book: AnswerBook;
  track: TrackOverview;
  /** Concepts that the learner knows; lessons add to them. */
  knows: Set<string>;
  /**
   * Random numbers in [0, 1). They decide on slips, guesses, and whether a miss is an honest "I don't know
   * yet".
   */
  chance: () => number;
  /** Called with each step before it is taken. */
  onStep?: (step: Step) => Promise<void>;
};

/** Step that was taken. */
export type Walked = {
  number: number;
  kind: Step["kind"];
  concept: string | null;
  cause: Step["reason"]["cause"];
  detourFrom: string | null;
  reason: string;
  evidence: Claim[];
  /** Items answered in this step, with their results. */
  answers: { item: string; result: string }[];
};

/** Takes a whole check. Returns the items that count, with their results. */
export async function sit(
  walker: Walker,
  purpose: Check["purpose"],
  concept: string | null,
): Promise<Walked["answers"]> {
  let check = await walker.client.call("openCheck", { body: { purpose, concept } });
  const answers: Walked["answers"] = [];
  while (check.state === "open" && check.item !== null) {
    const result = await answerItem(walker, check, check.item);
    if (!check.onlyMeasures) answers.push({ item: result.attempt.item, result: result.attempt.result });
    check = result.check;
  }
  if (purpose === "placement") await walker.client.call("endCheck", { params: { checkId: check.id } });
  return answers;
}

/**
 * Takes up to `steps` steps and yields each; stops early when the goal is reached or nothing is left to do
 * now.
 */
export async function* walk(walker: Walker, steps: number): AsyncGenerator<Walked> {
  for (let number = 1; number <= steps; number += 1) {
    const step = await walker.client.call("getStep");
    await walker.onStep?.(step);
    const { cause, sentence, claims } = step.reason;
    const answers = await take(walker, step);
    yield {
      number,
      kind: step.kind,
      concept: step.concept,
      cause,
      detourFrom: step.detourFrom,
      reason: sentence,
      evidence: claims,
      answers,
    };
    if (step.kind === "done" || step.kind === "nothing-now") return;
  }
}

async function answerItem(walker: Walker, check: Check, item: PublicItem) {
  const right = answersRight(walker, item);
  if (item.kind === "exercise" && right) return runExercise(walker, check, item);
  const answer = item.kind === "exercise" ? DONT_KNOW : answerTo(walker, item, right);
  return walker.client.call("answer", { params: { checkId: check.id }, body: { item: item.id, answer } });
}

function answersRight(walker: Walker, item: PublicItem): boolean {
  const knows = walker.knows.has(item.concept);
  if (knows) return walker.chance() >= walker.slip && !isTimid(walker);
  return item.kind !== "exercise" && walker.chance() < walker.guess;
}

function isTimid({ timid, chance }: Walker): boolean {
  return timid > 0 && chance() < timid;
}

function answerTo(walker: Walker, item: ClosedItem, right: boolean): Answer {
  if (right) return rightAnswer(walker.book, item);
  return walker.chance() < walker.honest ? DONT_KNOW : wrongAnswer(walker.book, item);
}

async function runExercise(walker: Walker, check: Check, item: PublicItem) {
  const files = solvedFiles(walker.book, item.id);
  const run = await walker.client.call("startRun", {
    body: { kind: "exercise", check: check.id, item: item.id, files },
  });
  const { outcome, result } = (await walker.client.follow(run.id)).run;
  if (result === null)
    throw new Error(`The run of ${item.id} gave no verdict: ${outcome?.says ?? "no outcome"}`);
  return result;
}

async function take(walker: Walker, step: Step): Promise<Walked["answers"]> {
  switch (step.kind) {
    case "learn": {
      if (step.concept === null) return [];
      if (!step.lessonRead) await readLesson(walker, step.concept);
      return sit(walker, "step", step.concept);
    }
    case "confirm":
    case "code":
    case "build":
    case "probe":
    case "review":
      return sit(walker, step.kind, step.concept);
    case "done":
    case "nothing-now":
      return [];
  }
}

async function readLesson(walker: Walker, concept: string): Promise<void> {
  await walker.client.call("getLesson", { params: { conceptId: concept } });
  await walker.client.call("finishLesson", { params: { conceptId: concept } });
  const requires = walker.track.concepts.find(({ id }) => id === concept)?.requires ?? [];
  if (!walker.neverLearns(concept) && requires.every((id) => walker.knows.has(id))) walker.knows.add(concept);
}
