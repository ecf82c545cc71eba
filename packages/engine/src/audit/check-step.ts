/**
 * Checks a step and its reason against the log, by code that shares nothing with what made them (see ledger.ts).
 *
 * 1. Every claim is worked out again; a figure may differ by rounding only.
 * 2. The conditions of the rule that the step names are looked up.
 * 3. Each thing that is not so becomes one sentence.
 */
import type { Goal, Graph } from "../graph.ts";
import type { LogEvent } from "../log.ts";
import type { Claim, Step } from "../next-step/step.ts";
import { PARAMETERS } from "../parameters.ts";
import { Ledger } from "./ledger.ts";

const CLOSE = 1e-9;

type Book = { ledger: Ledger; goal: Goal; now: number };

/**
 * What is false about a step's reason, as sentences; empty when all of it follows from the log.
 *
 * @param now the moment of the choice, milliseconds since 1970, UTC
 */
export function checkStep(
  graph: Graph,
  log: readonly LogEvent[],
  goal: Goal,
  now: number,
  step: Step,
): string[] {
  const book: Book = { ledger: new Ledger(graph, log), goal, now };
  return [...step.claims.flatMap((claim) => checkClaim(book, claim)), ...checkRule(book, step)];
}

function checkClaim(book: Book, claim: Claim): string[] {
  const { ledger, goal, now } = book;
  switch (claim.kind) {
    case "answers":
      return checkAnswers(book, claim);
    case "mastery":
      return differs(`Mastery of ${claim.concept}`, claim.value, ledger.masteryOf(claim.concept));
    case "needed-by":
      return ledger.requires(claim.by).includes(claim.concept)
        ? []
        : [`${claim.by} does not need ${claim.concept}.`];
    case "never-asked":
      return ledger.wasAsked(claim.concept) ? [`${claim.concept} was asked.`] : [];
    case "first-open": {
      const order = ledger.graph.concepts.map(({ id }) => id).filter((id) => goal.concepts.includes(id));
      const first = order.find(
        (id) => !ledger.isKnown(id) && !putOff(book, id) && missing(book, id).length === 0,
      );
      return [
        ...(first === claim.concept ? [] : [`The first open concept is ${first}, not ${claim.concept}.`]),
        ...differs("Its place in the goal", claim.goalPosition, order.indexOf(claim.concept) + 1),
        ...differs("The size of the goal", claim.of, order.length),
      ];
    }
    case "opens":
      return checkOpens(book, claim);
    case "recall":
      return [
        ...differs(`Recall of ${claim.concept}`, claim.value, ledger.recall(claim.concept, now)),
        ...differs(
          "The last time it was shown",
          claim.lastShownAt,
          ledger.account(claim.concept).memory?.at ?? -1,
        ),
      ];
    case "covers":
      return claim.concepts
        .filter((id) => !ledger.ancestors(claim.concept).has(id) || !isDue(book, id))
        .map((id) => `${claim.concept} does not cover ${id}, or that is not due.`);
    case "gap":
      return [
        ...differs(`The gap score of ${claim.concept}`, claim.score, ledger.gapScore(claim.concept)),
        ...(ledger.ancestors(claim.failed).has(claim.concept)
          ? []
          : [`${claim.failed} does not rest on ${claim.concept}.`]),
      ];
    case "back-from": {
      const since = ledger.trouble.get(claim.left) ?? Number.POSITIVE_INFINITY;
      return ledger.account(claim.gap).lessonSequence > since
        ? []
        : [`${claim.gap} was not taught since ${claim.left} was left.`];
    }
    case "near":
      return ledger.isKnown(claim.failed) ? [`${claim.failed} is known.`] : [];
    case "put-off":
      return claim.concepts.filter((id) => !putOff(book, id)).map((id) => `${id} is not put off.`);
  }
}

function checkAnswers({ ledger }: Book, claim: Extract<Claim, { kind: "answers" }>): string[] {
  const { answers: own, lessonSequence: lessonPlace } = ledger.account(claim.concept);
  const later = own.filter(({ sequence: place }) => place > lessonPlace);
  const told = later.length > 0 ? later : own;
  const right = told.filter((answer) => answer.right).length;
  return [
    ...differs(`Right answers on ${claim.concept}`, claim.right, right),
    ...differs(`Wrong answers on ${claim.concept}`, claim.wrong, told.length - right),
    ...(told.map(({ id }) => id).join() === claim.events.join()
      ? []
      : [`The answers named for ${claim.concept} are others.`]),
  ];
}

function differs(what: string, claimed: number, found: number): string[] {
  return Math.abs(claimed - found) <= CLOSE ? [] : [`${what} is claimed to be ${claimed} and is ${found}.`];
}

function putOff({ ledger, now }: Book, concept: string): boolean {
  return now < ledger.account(concept).putOffUntil;
}

function missing({ ledger, goal }: Book, concept: string): readonly string[] {
  return ledger.requires(concept).filter((each) => goal.concepts.includes(each) && !ledger.mayBuildOn(each));
}

function checkOpens({ ledger, goal }: Book, claim: Extract<Claim, { kind: "opens" }>): string[] {
  return claim.concepts
    .filter((id) => {
      const others = ledger.requires(id).filter((each) => each !== claim.concept);
      const held = others.every((each) => ledger.mayBuildOn(each));
      return (
        !goal.concepts.includes(id) ||
        !ledger.requires(id).includes(claim.concept) ||
        ledger.isKnown(id) ||
        !held
      );
    })
    .map((id) => `${claim.concept} does not open ${id}.`);
}

function isDue({ ledger, now }: Book, concept: string): boolean {
  return (
    ledger.recall(concept, now) < PARAMETERS.dueBelow && ledger.wasAsked(concept) && ledger.isKnown(concept)
  );
}

function checkRule(book: Book, step: Step): string[] {
  const { ledger, goal } = book;
  switch (step.kind) {
    case "learn": {
      const failed = step.detourFrom ?? (step.rule === "learn" ? null : step.concept);
      const noTrouble =
        failed !== null && !ledger.trouble.has(failed) ? [`${failed} is not in trouble.`] : [];
      return step.rule === "learn" ? checkLearn(book, step.concept) : noTrouble;
    }
    case "probe":
      return ledger.trouble.has(step.detourFrom) ? [] : [`${step.detourFrom} is not in trouble.`];
    case "confirm":
      return ledger.wasAsked(step.concept) ? [`${step.concept} needs no confirmation: it was asked.`] : [];
    case "review":
      return checkReview(book, step);
    case "done":
      return goal.concepts
        .filter((id) => !ledger.isKnown(id) || !ledger.wasAsked(id))
        .map((id) => `${id} is not shown.`);
    case "nothing-now":
      return couldLearnNow(book).map((id) => `${id} could be learnt now.`);
  }
}

function checkLearn(book: Book, concept: string): string[] {
  return [
    ...(book.ledger.isKnown(concept) ? [`${concept} is known already.`] : []),
    ...missing(book, concept).map((each) => `${concept} is locked: ${each} is missing.`),
  ];
}

function checkReview(book: Book, { concept, claims }: Step & { kind: "review" }): string[] {
  const needed = claims.find((claim) => claim.kind === "needed-by");
  if (needed)
    return isAskedBefore(book, concept, needed.by) ? [] : [`${needed.by} can be read without a review.`];
  const near = claims.find((claim) => claim.kind === "near");
  if (near)
    return isAskedNear(book, concept, near.failed)
      ? []
      : [`${near.failed} can be read again without a review.`];
  const hasTime = couldLearnNow(book).length === 0;
  return isDue(book, concept) || (hasTime && isFading(book, concept)) ? [] : [`${concept} is not due.`];
}

/** Before the lesson of `next`: fading, missed the last time, not asked since that lesson failed, or one answer alone that is not certain. */
function isAskedBefore(book: Book, concept: string, next: string): boolean {
  const { ledger, now } = book;
  const { answers: own } = ledger.account(concept);
  const since = ledger.trouble.get(next);
  return (
    ledger.requires(next).includes(concept) &&
    (ledger.recall(concept, now) < PARAMETERS.fadingBelow ||
      own.at(-1)?.right === false ||
      (own.length === 1 && ledger.masteryOf(concept) < PARAMETERS.oneAnswerBelow) ||
      (since !== undefined && own.every(({ sequence: place }) => place <= since)))
  );
}

/** Before the lesson of `failed` is read again: fading, earlier in the same stage, and few such were asked since. */
function isAskedNear(book: Book, concept: string, failed: string): boolean {
  const { ledger, goal } = book;
  const order = ledger.graph.concepts.map(({ id }) => id);
  const stageOf = (id: string) => ledger.graph.concepts.find((each) => each.id === id)?.stage;
  const near = order
    .slice(0, order.indexOf(failed))
    .filter((id) => goal.concepts.includes(id) && stageOf(id) === stageOf(failed));
  const { answers: own, lessonSequence: lessonPlace } = ledger.account(failed);
  const last = own.at(-1)?.sequence ?? 0;
  const asked = near.filter((id) =>
    ledger.account(id).answers.some(({ sequence: place }) => place > last),
  ).length;
  return (
    lessonPlace > 0 && near.includes(concept) && isFading(book, concept) && asked < PARAMETERS.nearbyAtMost
  );
}

function isFading({ ledger, now }: Book, concept: string): boolean {
  return (
    ledger.recall(concept, now) < PARAMETERS.fadingBelow &&
    ledger.wasAsked(concept) &&
    ledger.isKnown(concept)
  );
}

function couldLearnNow(book: Book): string[] {
  return book.goal.concepts.filter(
    (id) => !book.ledger.isKnown(id) && !putOff(book, id) && missing(book, id).length === 0,
  );
}
