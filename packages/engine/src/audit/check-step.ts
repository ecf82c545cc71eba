/**
 * Checks a step and its reason against the log. It shares no code with the functions that chose the step (see ledger.ts).
 *
 * 1. It derives every claim from the log again; numbers may differ by rounding only.
 * 2. It checks the conditions of the cause that the step names.
 * 3. Each false claim or unmet condition becomes one sentence.
 */
import type { Goal, Graph } from "../graph.ts";
import type { LogEvent } from "../log.ts";
import type { Claim, Step } from "../next-step/step.ts";
import { DAY_MS, PARAMETERS } from "../parameters.ts";
import { Ledger } from "./ledger.ts";

const CLOSE = 1e-9;

type Audit = { ledger: Ledger; goal: Goal; now: number };

/**
 * Errors in the reason of a step, as sentences; empty when every claim follows from the log.
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
  const ledger = new Ledger(graph, log);
  const locks = goal.concepts.flatMap((id) => ledger.locks(id));
  const concepts = [...new Set([...goal.concepts, ...locks])];
  const audit: Audit = { ledger, goal: { ...goal, concepts }, now };
  return [...step.claims.flatMap((claim) => checkClaim(audit, claim)), ...checkRule(audit, step)];
}

function checkClaim(audit: Audit, claim: Claim): string[] {
  const { ledger, goal, now } = audit;
  switch (claim.kind) {
    case "answers":
      return checkAnswers(audit, claim);
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
        (id) =>
          !ledger.isKnown(id) && !putOff(audit, id) && !rests(audit, id) && missing(audit, id).length === 0,
      );
      return [
        ...(first === claim.concept ? [] : [`The first open concept is ${first}, not ${claim.concept}.`]),
        ...differs("Its position in the goal", claim.goalPosition, order.indexOf(claim.concept) + 1),
        ...differs("The size of the goal", claim.of, order.length),
      ];
    }
    case "opens":
      return checkOpens(audit, claim);
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
        .filter((id) => !ledger.ancestors(claim.concept).has(id) || !isDue(audit, id))
        .map((id) => `${claim.concept} does not cover ${id}, or that is not due.`);
    case "gap":
      return [
        ...differs(
          `The chance of a gap in ${claim.concept}`,
          claim.score,
          ledger.gapChance(claim.concept, claim.failed),
        ),
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
      return claim.concepts.filter((id) => !putOff(audit, id)).map((id) => `${id} is not put off.`);
    case "rests":
      return claim.concepts.filter((id) => !rests(audit, id)).map((id) => `${id} does not rest.`);
    case "no-code":
      return ledger.lacksCode(claim.concept)
        ? []
        : [`${claim.concept} was shown by code, or has no exercise.`];
    case "target":
      return [
        ...(goal.targets.includes(claim.concept) ? [] : [`${claim.concept} is no target of the goal.`]),
        ...differs("The number of concepts it covers", claim.covers, coveredBy(audit, claim.concept)),
      ];
    case "milestone": {
      const project = ledger.graph.projects.find(({ milestones }) =>
        milestones.some(({ id }) => id === claim.milestone),
      );
      const at = project?.milestones.findIndex(({ id }) => id === claim.milestone) ?? -1;
      const told = [claim.position, claim.of, ...claim.shows].join();
      const found = [at + 1, project?.milestones.length, ...(project?.milestones[at]?.shows ?? [])].join();
      return told === found ? [] : [`${claim.milestone} is not milestone ${told}.`];
    }
    case "unlocks":
      return claim.concepts
        .filter((id) => {
          const isLock = ledger.locks(id).includes(claim.concept) && isUntested(ledger, claim.concept);
          return !isLock || !goal.concepts.includes(id) || ledger.isKnown(id);
        })
        .map((id) => `${claim.concept} does not lock ${id}.`);
    case "rounds":
      return differs(`Failed rounds on ${claim.concept}`, claim.failed, ledger.account(claim.concept).rounds);
  }
}

function checkAnswers({ ledger }: Audit, claim: Extract<Claim, { kind: "answers" }>): string[] {
  const { answers, lessonSequence } = ledger.account(claim.concept);
  const later = answers.filter(({ sequence }) => sequence > lessonSequence);
  const named = later.length > 0 ? later : answers;
  const count = (wanted: string) => named.filter(({ result }) => result === wanted).length;
  return [
    ...differs(`Right answers on ${claim.concept}`, claim.right, count("right")),
    ...differs(`Wrong answers on ${claim.concept}`, claim.wrong, count("wrong")),
    ...differs(`Items on ${claim.concept} without an answer`, claim.unanswered, count("dont-know")),
    ...(named.map(({ id }) => id).join() === claim.events.join()
      ? []
      : [`The answers named for ${claim.concept} are others.`]),
  ];
}

function differs(name: string, claimed: number, found: number): string[] {
  return Math.abs(claimed - found) <= CLOSE ? [] : [`${name} is claimed to be ${claimed} and is ${found}.`];
}

function rests({ ledger, now }: Audit, concept: string): boolean {
  const { roundsThatRest, restDays } = PARAMETERS;
  const { rounds, failedAt } = ledger.account(concept);
  const days = restDays * 2 ** (rounds - roundsThatRest);
  const isTired = rounds >= roundsThatRest && now < failedAt + days * DAY_MS;
  return (
    isTired ||
    ledger.isAskedOut(concept, now) ||
    ledger.isCodeAskedOut(concept, now) ||
    ledger.isAskedInVain(concept, now)
  );
}

function coveredBy({ ledger, goal }: Audit, concept: string): number {
  const below = [...ledger.ancestors(concept).keys()];
  return below.filter((id) => goal.concepts.includes(id) && !ledger.isShown(id)).length;
}

function putOff({ ledger, now }: Audit, concept: string): boolean {
  return now < ledger.account(concept).putOffUntil;
}

function missing({ ledger, goal }: Audit, concept: string): readonly string[] {
  const required = ledger
    .requires(concept)
    .filter((each) => goal.concepts.includes(each) && !ledger.mayBuildOn(each));
  return [...required, ...ledger.locks(concept).filter((each) => isUntested(ledger, each))];
}

function isUntested(ledger: Ledger, concept: string): boolean {
  return !ledger.isShown(concept) || ledger.lacksCode(concept);
}

function checkOpens({ ledger, goal }: Audit, claim: Extract<Claim, { kind: "opens" }>): string[] {
  return claim.concepts
    .filter((id) => {
      const others = ledger.requires(id).filter((each) => each !== claim.concept);
      const canBuild = others.every((each) => ledger.mayBuildOn(each));
      return (
        !goal.concepts.includes(id) ||
        !ledger.requires(id).includes(claim.concept) ||
        ledger.isKnown(id) ||
        !canBuild
      );
    })
    .map((id) => `${claim.concept} does not open ${id}.`);
}

function isDue({ ledger, now }: Audit, concept: string): boolean {
  return (
    ledger.recall(concept, now) < PARAMETERS.dueBelow && ledger.wasAsked(concept) && ledger.isKnown(concept)
  );
}

function checkRule(audit: Audit, step: Step): string[] {
  const { ledger, goal } = audit;
  switch (step.kind) {
    case "learn": {
      const failed = step.detourFrom ?? (step.cause === "learn" ? null : step.concept);
      const noTrouble =
        failed !== null && !ledger.trouble.has(failed) ? [`${failed} is not in trouble.`] : [];
      return step.cause === "learn" ? checkLearn(audit, step.concept) : noTrouble;
    }
    case "probe":
      return ledger.trouble.has(step.detourFrom) ? [] : [`${step.detourFrom} is not in trouble.`];
    case "code":
      return ledger.isKnown(step.concept) && ledger.lacksCode(step.concept)
        ? []
        : [`${step.concept} needs no code: it is not known yet, or was shown by code.`];
    case "build":
      return checkBuild(audit, step);
    case "confirm":
      return needsConfirmation(audit, step.concept) || isWarmUp(audit, step)
        ? []
        : [`${step.concept} needs no confirmation: its answers leave no doubt.`];
    case "review":
      return checkReview(audit, step);
    case "done":
      return [
        ...goal.concepts.filter((id) => !ledger.isKnown(id)).map((id) => `${id} is not known.`),
        ...goal.targets
          .filter((id) => goal.reached !== true && isUntested(ledger, id))
          .map((id) => `${id} is not shown by code.`),
      ];
    case "nothing-now":
      return couldLearnNow(audit).map((id) => `${id} could be learnt now.`);
  }
}

/** A milestone belongs to a project of the goal, comes after the ones that were passed, and needs only what is known. */
function checkBuild({ ledger, goal }: Audit, { milestone: id }: Step & { kind: "build" }): string[] {
  const project = ledger.graph.projects.find(({ milestones }) => milestones.some((each) => each.id === id));
  const at = project?.milestones.findIndex((each) => each.id === id) ?? -1;
  const isOfGoal = project?.ends.some((targets) => targets.every((each) => goal.concepts.includes(each)));
  const passed = project?.milestones.findLastIndex((each) => ledger.hasPassed(each.id)) ?? -1;
  return [
    ...(isOfGoal ? [] : [`${id} is no milestone of the goal.`]),
    ...(passed >= at ? [`${id} was passed, or a later milestone.`] : []),
    ...(passed >= 0 && at > passed + 1 ? [`A milestone before ${id} was not passed.`] : []),
    ...(project?.milestones[at]?.needs ?? [])
      .filter((need) => !ledger.isKnown(need))
      .map((need) => `${id} needs ${need}, which is not known.`),
  ];
}

/** Whether a concept was asked at most once, or was not shown the last time. */
function needsConfirmation({ ledger }: Audit, concept: string): boolean {
  const { answers } = ledger.account(concept);
  return answers.length < 2 || answers.at(-1)?.result !== "right";
}

/** Whether the item comes before a lesson that needs its concept, the reviews leave no room for it, and no single item came just before. */
function isWarmUp(audit: Audit, { concept, claims }: Step & { kind: "confirm" }): boolean {
  const needed = claims.find((claim) => claim.kind === "needed-by");
  const last = audit.ledger.steps.at(-1);
  const wasTaken = last?.key === "" && !last.review;
  return needed !== undefined && isAskedBefore(audit, concept, needed.by) && !fitsBudget(audit) && !wasTaken;
}

function checkLearn(audit: Audit, concept: string): string[] {
  return [
    ...(audit.ledger.isKnown(concept) ? [`${concept} is known already.`] : []),
    ...missing(audit, concept).map((each) => `${concept} is locked: ${each} is missing.`),
  ];
}

function checkReview(audit: Audit, { concept, claims }: Step & { kind: "review" }): string[] {
  const hasTime = couldLearnNow(audit).length === 0 && couldTestNow(audit).length === 0;
  if (!hasTime && !fitsBudget(audit)) return ["The reviews of the last steps leave no room for one more."];
  const needed = claims.find((claim) => claim.kind === "needed-by");
  if (needed)
    return isAskedBefore(audit, concept, needed.by) ? [] : [`${needed.by} can be read without a review.`];
  const near = claims.find((claim) => claim.kind === "near");
  if (near)
    return isAskedNear(audit, concept, near.failed)
      ? []
      : [`${near.failed} can be read again without a review.`];
  return isDue(audit, concept) || (hasTime && isFading(audit, concept)) ? [] : [`${concept} is not due.`];
}

/** Whether a prerequisite is fading before the lesson of `next`. */
function isAskedBefore({ ledger, now }: Audit, concept: string, next: string): boolean {
  return ledger.requires(next).includes(concept) && ledger.recall(concept, now) < PARAMETERS.fadingBelow;
}

/**
 * Whether a concept near `failed` needs a review before the lesson is read again: it is fading, comes earlier
 * in the same stage, and few concepts near `failed` were asked since the last answer on it.
 */
function isAskedNear(audit: Audit, concept: string, failed: string): boolean {
  const { ledger, goal } = audit;
  const order = ledger.graph.concepts.map(({ id }) => id);
  const stageOf = (id: string) => ledger.graph.concepts.find((each) => each.id === id)?.stage;
  const near = order
    .slice(0, order.indexOf(failed))
    .filter((id) => goal.concepts.includes(id) && stageOf(id) === stageOf(failed));
  const { answers, lessonSequence } = ledger.account(failed);
  const last = answers.at(-1)?.sequence ?? 0;
  const asked = near.filter((id) =>
    ledger.account(id).answers.some(({ sequence }) => sequence > last),
  ).length;
  return (
    lessonSequence > 0 &&
    near.includes(concept) &&
    isFading(audit, concept) &&
    asked < PARAMETERS.nearbyAtMost
  );
}

function isFading({ ledger, now }: Audit, concept: string): boolean {
  return (
    ledger.recall(concept, now) < PARAMETERS.fadingBelow &&
    ledger.wasAsked(concept) &&
    ledger.isKnown(concept)
  );
}

function couldLearnNow(audit: Audit): string[] {
  return audit.goal.concepts.filter(
    (id) =>
      !audit.ledger.isKnown(id) && !putOff(audit, id) && !rests(audit, id) && missing(audit, id).length === 0,
  );
}

function couldTestNow(audit: Audit): string[] {
  const { ledger, goal } = audit;
  if (goal.reached === true) return [];
  return goal.targets.filter(
    (id) => ledger.isKnown(id) && isUntested(ledger, id) && !putOff(audit, id) && !rests(audit, id),
  );
}

/** Whether one more review of two minutes keeps the reviews to their share of the last steps and minutes. */
function fitsBudget({ ledger }: Audit): boolean {
  const { share, steps: most } = PARAMETERS.reviewBudget;
  const last = ledger.steps.slice(1 - most);
  const reviews = last.filter(({ review }) => review);
  const minutes = (steps: typeof last) => steps.reduce((sum, step) => sum + step.minutes, 2);
  return reviews.length + 1 <= share * (last.length + 1) && minutes(reviews) <= share * minutes(last);
}
