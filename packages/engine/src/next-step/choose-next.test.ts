import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkStep } from "../audit/check-step.ts";
import { missingFor } from "../belief/mastery.ts";
import { replay } from "../evolve.ts";
import { wholeGoalOf } from "../graph-index.ts";
import type { LogEvent } from "../log.ts";
import { reviewQueue } from "../memory/review-queue.ts";
import type { Check } from "../next-item/check.ts";
import { mostInformativeItem } from "../next-item/placement.ts";
import { standings, waitStandings } from "../overview/standing.ts";
import { PARAMETERS } from "../parameters.ts";
import {
  answered,
  anyLog,
  goalOf,
  graph,
  graphWithLater,
  lessonFinished,
  shown,
  strong,
  wholeGoal,
} from "../testing/given.ts";
import { chooseNext } from "./choose-next.ts";

const DAY_MS = 86_400_000;
function nextAfter(log: readonly LogEvent[], now = 0, goal = wholeGoal) {
  return chooseNext(graph, replay(graph, log), goal, now);
}

function failedAfterLesson(concept: string): LogEvent[] {
  return [lessonFinished(concept), answered(`${concept}.1`, "wrong"), answered(`${concept}.2`, "wrong")];
}

describe("learn", () => {
  test("begins with an item while nothing is known, and with the lesson after a miss", () => {
    expect(nextAfter([])).toMatchObject({ kind: "confirm", concept: "functions" });
    expect(nextAfter([answered("functions.1", "dont-know")])).toMatchObject({
      kind: "learn",
      concept: "functions",
    });
  });

  test("begins with the first lesson, and no item, when the placement was skipped", () => {
    const skipped: LogEvent = { kind: "placement-ended", id: "skipped", at: 0 };
    expect(nextAfter([skipped])).toMatchObject({ kind: "learn", concept: "functions", lessonRead: false });
  });

  test("goes on to the next concept once one is shown", () => {
    const log = [lessonFinished("functions"), ...shown("functions")];
    expect(nextAfter(log)).toMatchObject({ concept: "promises" });
  });

  test("keeps to the goal", () => {
    const goal = goalOf(["requests", "headers"]);
    expect(nextAfter([answered("requests.1", "dont-know")], 0, goal)).toMatchObject({ concept: "requests" });
  });

  test("teaches weak promises before Express, even if Express looks strong", () => {
    const log = [...shown("functions"), ...shown("express"), answered("promises.1", "wrong")];
    expect(nextAfter(log)).toMatchObject({ kind: "learn", concept: "promises" });
  });
});

describe("a concept that was only missed", () => {
  test("is taught before its dependents, even if those are known", () => {
    const above = ["headers", "server", "express"].flatMap((concept) => shown(concept));
    const log = [...shown("functions"), ...shown("async"), ...above, answered("requests.1", "wrong")];
    expect(missingFor(graph, replay(graph, log), "headers")).toEqual(["requests"]);
    expect(nextAfter(log)).toMatchObject({ kind: "learn", concept: "requests" });
  });
});

describe("confirm", () => {
  test("asks about an assumed concept before its dependents are taught", () => {
    const log = [...shown("async"), answered("requests.1", "right"), answered("headers.1", "dont-know")];
    const asked = nextAfter([
      ...log,
      lessonFinished("headers"),
      ...shown("headers"),
      answered("server.1", "dont-know"),
    ]);
    expect(asked).toMatchObject({ kind: "learn", concept: "server" });
    expect(nextAfter(shown("promises"))).toMatchObject({ kind: "confirm" });
  });

  test.each(["wrong", "dont-know"] as const)(
    "asks about a prerequisite that was not shown the last time (%s) before a lesson is built on it",
    (result) => {
      const goal = goalOf(["functions", "promises"]);
      const log = [
        ...strong("functions"),
        answered("functions.1", "right"),
        answered("functions.2", result),
        answered("promises.1", "dont-know"),
      ];
      const step = nextAfter(log, 0, goal);
      expect(step).toMatchObject({ kind: "confirm", concept: "functions" });
      expect(checkStep(graph, log, goal, 0, step)).toEqual([]);
    },
  );
});

describe("code", () => {
  const goal = goalOf(["functions", "promises"]);

  test("is asked for a target that was shown by closed items only", () => {
    const log = shown("promises");
    const step = nextAfter(log, 0, goal);
    expect(step).toMatchObject({ kind: "code", concept: "promises", cause: "code" });
    expect(step.claims).toContainEqual({ kind: "target", concept: "promises", covers: 1 });
    expect(checkStep(graph, log, goal, 0, step)).toEqual([]);
  });

  test("reaches the goal, and what the target rests on is shown by it", () => {
    expect(nextAfter(strong("promises"), 0, goal).kind).toBe("done");
    expect(standings(graph, replay(graph, strong("promises")), 0)[0]).toMatchObject({
      concept: "functions",
      state: "assumed",
    });
  });

  test("is asked first for the target that covers most", () => {
    const both = goalOf(["functions", "promises", "async", "requests"], ["requests", "async"]);
    const log = [...shown("async"), ...shown("requests")];
    expect(nextAfter(log, 0, both)).toMatchObject({ kind: "code", concept: "async" });
  });

  test("is not asked where no exercise of the target can run", () => {
    const without = { ...graph, items: graph.items.filter(({ kind }) => kind !== "exercise") };
    expect(chooseNext(without, replay(without, shown("promises")), goal, 0).kind).toBe("done");
  });

  test("is not asked again for a goal that was reached", () => {
    expect(nextAfter(shown("promises"), 0, { ...goal, reached: true }).kind).toBe("done");
  });

  test("waits while the solutions of its only exercise are fresh", () => {
    const givenUp = answered("promises/code", "dont-know");
    const log = (at: number) => [
      ...shown("functions", at),
      lessonFinished("promises"),
      givenUp,
      ...shown("promises", at),
    ];
    expect(nextAfter(log(0), 0, goal)).toMatchObject({ kind: "nothing-now", cause: "rest" });
    const later = 4 * DAY_MS;
    expect(nextAfter(log(later), later, goal)).toMatchObject({ kind: "code", concept: "promises" });
  });
});

describe("a concept that fails", () => {
  const goal = goalOf(["functions", "requests", "headers"]);
  const failRound = (concept: string, from: number) =>
    [from, from + 1].map((index) => answered(`${concept}.${index}`, "wrong"));
  const first = [lessonFinished("requests"), ...failRound("requests", 0)];
  const second = [...first, lessonFinished("requests"), ...failRound("requests", 2)];
  const third = [...second, answered("requests.4", "wrong"), answered("requests.4", "wrong")];

  test("is taught once more from the part that did not stick, then in another way, without a third reading in a row", () => {
    const known = strong("functions");
    expect(nextAfter([...known, ...first], 0, goal)).toMatchObject({
      kind: "learn",
      concept: "requests",
      lessonRead: false,
      help: "section",
    });
    expect(nextAfter([...known, ...second], 0, goal)).toMatchObject({
      kind: "learn",
      concept: "requests",
      lessonRead: true,
      help: "again",
    });
  });

  test("rests after three failed rounds, while the path goes on without it, and comes back a day later", () => {
    const step = nextAfter(third, 0, goal);
    expect(step).toMatchObject({ concept: "functions" });
    const known = [...third, ...strong("functions")];
    const waits = nextAfter(known, 0, goal);
    expect(waits).toMatchObject({ kind: "nothing-now", cause: "rest", until: DAY_MS });
    expect(checkStep(graph, known, goal, 0, waits)).toEqual([]);
    expect(nextAfter(known, DAY_MS, goal)).toMatchObject({ kind: "learn", concept: "requests" });
  });

  test("rests twice as long after each further failed round", () => {
    const fourth = [
      ...third,
      ...[0, 1].map((index) => answered(`requests.${index}`, "wrong", { at: DAY_MS })),
    ];
    const known = [...fourth, ...strong("functions")];
    expect(nextAfter(known, 2 * DAY_MS, goal)).toMatchObject({ kind: "nothing-now", until: 3 * DAY_MS });
  });
});

describe("trace", () => {
  const known = [...shown("functions"), ...shown("promises"), ...shown("requests"), ...shown("headers")];
  const failed = [...shown("functions"), ...shown("headers"), ...failedAfterLesson("server")];

  test("probes the likeliest prerequisite of the failed concept first", () => {
    expect(nextAfter(failed)).toMatchObject({ kind: "probe", detourFrom: "server", cause: "trace" });
  });

  test("teaches the gap that a probe found, then goes straight back to the failed concept", () => {
    const probed = [...failed, answered("promises.4", "dont-know", { purpose: "probe" })];
    const detour = nextAfter(probed);
    expect(detour).toMatchObject({ kind: "learn", concept: "promises", detourFrom: "server" });
    const closed = [...probed, lessonFinished("promises"), ...shown("promises")];
    expect(nextAfter(closed)).toMatchObject({ kind: "learn", concept: "server", cause: "return" });
  });

  test("asks three probes at most, and goes back when all prerequisites are known", () => {
    const held = [...known, ...shown("async"), ...failedAfterLesson("server")];
    const probes = ["headers.4", "async.4", "promises.4"].map((id) =>
      answered(id, "right", { purpose: "probe" }),
    );
    expect(nextAfter([...held, ...probes])).toMatchObject({
      kind: "learn",
      concept: "server",
      cause: "trace",
    });
  });
});

describe("review", () => {
  const all = wholeGoal.concepts.flatMap((concept) => strong(concept));
  /** Steps other than reviews that move no belief, so that the review budget has room. */
  const others = Array.from({ length: 6 }, (_, index) =>
    answered(`express.${index % 3}`, "right", { purpose: "confirm", onlyMeasures: true }),
  );

  test("comes when the recall of a shown concept has fallen", () => {
    const later = 30 * DAY_MS;
    const rested = [...all, ...strong("headers", later - DAY_MS)];
    expect(nextAfter(all, DAY_MS / 4)).toMatchObject({ kind: "done" });
    expect(nextAfter(rested, later)).toMatchObject({ kind: "review", cause: "review" });
  });

  test("takes fading concepts that are not yet due once the goal is reached", () => {
    const taught = wholeGoal.concepts.flatMap((concept) => [lessonFinished(concept), ...strong(concept)]);
    expect(nextAfter(taught, DAY_MS)).toMatchObject({ kind: "review", cause: "review" });
    expect(reviewQueue(graph, replay(graph, taught), wholeGoal, DAY_MS).due).toEqual([]);
  });

  test("of a fading prerequisite comes before the lesson", () => {
    const log = [
      ...others,
      lessonFinished("requests"),
      ...shown("requests"),
      answered("headers.1", "dont-know"),
    ];
    const next = nextAfter(log, 2 * DAY_MS, goalOf(["requests", "headers"]));
    expect(next).toMatchObject({ kind: "review", concept: "requests" });
    expect(next.claims).toContainEqual({ kind: "needed-by", concept: "requests", by: "headers" });
  });

  test("leaves a prerequisite with a single answer to a confirmation before the lesson", () => {
    const log = [...shown("functions"), answered("promises.0", "right"), answered("async.1", "dont-know")];
    const goal = goalOf(["functions", "promises", "async"]);
    const next = nextAfter([...others, ...log], 0, goal);
    expect(next).toMatchObject({ kind: "confirm", concept: "promises" });
    expect(checkStep(graph, [...others, ...log], goal, 0, next)).toEqual([]);
    const again = [...others, ...log, answered("promises.4", "right", { purpose: "confirm" })];
    expect(nextAfter(again, 0, goal)).toMatchObject({ kind: "learn", concept: "async" });
  });

  test("of a fading prerequisite becomes one warm-up before the lesson when the budget has no room", () => {
    const goal = goalOf(["requests", "headers"]);
    const reviews = [0, 1, 2].map((index) =>
      answered(`express.${index}`, "right", { purpose: "review", onlyMeasures: true }),
    );
    const taught = [lessonFinished("requests"), ...shown("requests"), answered("headers.1", "dont-know")];
    const log = [...reviews, ...taught];
    const now = 2 * DAY_MS;
    const warmUp = nextAfter(log, now, goal);
    expect(warmUp).toMatchObject({ kind: "confirm", concept: "requests" });
    expect(warmUp.claims).toContainEqual({ kind: "needed-by", concept: "requests", by: "headers" });
    expect(checkStep(graph, log, goal, now, warmUp)).toEqual([]);
    const warm = [...log, answered("requests.1", "right", { at: now, purpose: "confirm" })];
    expect(nextAfter(warm, now, goal)).toMatchObject({ kind: "learn", concept: "headers" });
    const cold = [...log, answered("requests.1", "right", { purpose: "confirm" })];
    expect(nextAfter(cold, now, goal)).toMatchObject({ kind: "learn", concept: "headers" });
  });

  test("takes at most a third of any ten steps while something is left to learn", () => {
    const at = 100 * DAY_MS;
    let log: LogEvent[] = [...["functions", "promises", "async"].flatMap((id) => strong(id)), ...others];
    const kinds: string[] = [];
    for (let taken = 0; taken < 30; taken += 1) {
      const step = nextAfter(log, at);
      kinds.push(step.kind);
      if (!("concept" in step)) break;
      const purpose = step.kind === "learn" ? "step" : step.kind;
      const item = `${step.concept}.${taken % 5}`;
      log = [...log, answered(item, step.kind === "review" ? "wrong" : "dont-know", { at, purpose })];
    }
    for (let from = 0; from + 10 <= kinds.length; from += 1)
      expect(kinds.slice(from, from + 10).filter((kind) => kind === "review").length).toBeLessThanOrEqual(3);
    expect(kinds).toContain("review");
  });

  test("does not delay a goal that is reached now, and comes after it", () => {
    const later = 30 * DAY_MS;
    const step = nextAfter(all, later, { ...wholeGoal, reached: false });
    expect(step).toMatchObject({ kind: "done" });
    expect(checkStep(graph, all, wholeGoal, later, step)).toEqual([]);
    expect(nextAfter(all, later, { ...wholeGoal, reached: true })).toMatchObject({ kind: "review" });
  });

  test("stops early on a day on which every other step must wait", () => {
    const now = 18 * DAY_MS;
    const givenUp = answered("express/code", "dont-know", { at: now });
    const begun = [...strong("functions"), ...strong("requests"), ...shown("express", now), givenUp];
    const rests = [...begun, ...shown("express", now + 1)];
    const goal = goalOf(["functions", "requests", "express"]);
    const reviews = Array.from({ length: PARAMETERS.reviewsWhileResting }, () =>
      answered("server.1", "right", { at: now, purpose: "review", onlyMeasures: true }),
    );
    expect(nextAfter(rests, now + 2, goal)).toMatchObject({ kind: "review" });
    expect(nextAfter([...rests, ...reviews], now + 2, goal)).toMatchObject({ kind: "nothing-now" });
  });

  test("stops at the daily limit", () => {
    const now = 30 * DAY_MS;
    const reviews = Array.from({ length: PARAMETERS.reviewsPerDay }, () =>
      answered("express.1", "right", { at: now, purpose: "review", onlyMeasures: true }),
    );
    expect(nextAfter([...all, ...reviews], now).kind).not.toBe("review");
    expect(nextAfter([...all, ...reviews], now + DAY_MS).kind).toBe("review");
  });
});

describe("not now", () => {
  test("goes on to the next concept, and brings the first one back later", () => {
    const log: LogEvent[] = [
      answered("functions.1", "dont-know"),
      { kind: "deferred", id: "not-now", at: 0, concept: "functions" },
    ];
    expect(nextAfter(log)).toMatchObject({ concept: "requests" });
    expect(nextAfter(log, PARAMETERS.putOffMs)).toMatchObject({ concept: "functions" });
  });

  test("leaves nothing to do when every open concept was put off, and says until when", () => {
    const put = ["functions", "requests"].map(
      (concept): LogEvent => ({ kind: "deferred", id: concept, at: 5, concept }),
    );
    expect(nextAfter(put)).toMatchObject({ kind: "nothing-now", until: 5 + PARAMETERS.putOffMs });
  });
});

describe("a subject that can wait", () => {
  test("is unlocked by concepts shown by code, not by closed items or by assumption", () => {
    expect(waitStandings(graph, replay(graph, []))).toEqual([
      { wait: "docker", unlocked: false, missing: ["express"] },
    ]);
    expect(waitStandings(graph, replay(graph, strong("express")))[0]).toMatchObject({ unlocked: true });
    expect(waitStandings(graph, replay(graph, shown("express")))[0]).toMatchObject({ unlocked: false });
  });

  const goal = goalOf([
    "functions",
    "promises",
    "async",
    "requests",
    "headers",
    "server",
    "express",
    "images",
  ]);
  const before = goal.concepts.slice(0, -2).flatMap((id) => strong(id));
  const chosen = (log: LogEvent[], wanted = goal) => {
    const step = chooseNext(graphWithLater, replay(graphWithLater, log), wanted, 0);
    expect(checkStep(graphWithLater, log, wanted, 0, step)).toEqual([]);
    return step;
  };

  test("is taught once it is unlocked", () => {
    const open = [...before, ...strong("express")];
    expect(chosen(open)).toMatchObject({ kind: "confirm", concept: "images" });
    expect(chosen([...open, answered("images.1", "wrong")])).toMatchObject({
      kind: "learn",
      concept: "images",
    });
  });

  test("asks for code on the concept that locks it, before anything of its own", () => {
    const step = chosen([...before, ...shown("express")]);
    expect(step).toMatchObject({ kind: "code", concept: "express" });
    expect(step.claims).toContainEqual({ kind: "unlocks", concept: "express", concepts: ["images"] });
  });

  test("is locked for a goal without the concepts that unlock it, and for one that was reached", () => {
    expect(chosen([], goalOf(["images"]))).toMatchObject({ concept: "express" });
    expect(chosen(shown("express"), { ...goalOf(["images"]), reached: true })).toMatchObject({
      kind: "code",
      concept: "express",
    });
  });

  test("waits with its lock, and says until when", () => {
    const log: LogEvent[] = [
      ...before,
      ...shown("express"),
      { kind: "deferred", id: "put-off", at: 0, concept: "express" },
    ];
    expect(chosen(log)).toMatchObject({ kind: "nothing-now", until: PARAMETERS.putOffMs });
  });

  test("is not asked by a placement, and belongs to no learner without a goal", () => {
    const state = replay(graphWithLater, []);
    const check: Check = { purpose: "placement", concept: null, answers: [] };
    const asked = mostInformativeItem(graphWithLater, state, goalOf(["images"]), check, { seed: 1, now: 0 });
    expect(asked).toBeNull();
    expect(wholeGoalOf(graphWithLater)).toEqual({ concepts: wholeGoal.concepts, targets: ["express"] });
  });

  test("never comes before it is unlocked, for any log", () => {
    fc.assert(
      fc.property(anyLog(), (log) => {
        const state = replay(graphWithLater, log);
        const step = chooseNext(graphWithLater, state, goal, 0);
        const isOpen = waitStandings(graphWithLater, state).every(({ unlocked }) => unlocked);
        if ("concept" in step && step.concept === "images") expect(isOpen).toBe(true);
        if (step.kind === "nothing-now") expect(Number.isFinite(step.until)).toBe(true);
        expect(checkStep(graphWithLater, log, goal, 0, step)).toEqual([]);
      }),
    );
  });
});

describe("for any log", () => {
  test("a concept with missing prerequisites is never taught, except while a failure is traced", () => {
    fc.assert(
      fc.property(anyLog(), (log) => {
        const state = replay(graph, log);
        const step = chooseNext(graph, state, wholeGoal, 0);
        if (step.kind === "learn" && step.cause === "learn")
          expect(missingFor(graph, state, step.concept)).toEqual([]);
      }),
    );
  });

  test("the same log gives the same step", () => {
    fc.assert(
      fc.property(anyLog(), (log) => {
        expect(nextAfter(log)).toEqual(nextAfter(JSON.parse(JSON.stringify(log))));
      }),
    );
  });

  test("every concept has exactly one standing, and a locked one names its missing prerequisites", () => {
    fc.assert(
      fc.property(anyLog(), (log) => {
        const found = standings(graph, replay(graph, log), 0);
        expect(found.map(({ concept }) => concept)).toEqual(wholeGoal.concepts);
        for (const { state, missing } of found) if (state === "locked") expect(missing).not.toEqual([]);
      }),
    );
  });
});
