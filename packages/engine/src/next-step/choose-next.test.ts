import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkStep } from "../audit/check-step.ts";
import { missingFor } from "../belief/mastery.ts";
import { replay } from "../evolve.ts";
import type { LogEvent } from "../log.ts";
import { standings, waitStandings } from "../overview/standing.ts";
import { PARAMETERS } from "../parameters.ts";
import { answered, anyLog, graph, lessonFinished, shown, wholeGoal } from "../testing/given.ts";
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

  test("goes on to the next concept once one is shown", () => {
    const log = [lessonFinished("functions"), ...shown("functions")];
    expect(nextAfter(log)).toMatchObject({ concept: "promises" });
  });

  test("keeps to the goal", () => {
    const goal = { concepts: ["requests", "headers"] };
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

  test("comes last, when all concepts are known and some are only assumed", () => {
    const goal = { concepts: ["functions", "promises"] };
    expect(nextAfter(shown("promises"), 0, goal)).toMatchObject({ kind: "confirm", concept: "functions" });
  });
});

describe("trace", () => {
  const known = [...shown("functions"), ...shown("promises"), ...shown("requests"), ...shown("headers")];
  const failed = [...shown("functions"), ...shown("headers"), ...failedAfterLesson("server")];

  test("probes the likeliest prerequisite of the failed concept first", () => {
    expect(nextAfter(failed)).toMatchObject({ kind: "probe", detourFrom: "server", cause: "trace" });
  });

  test("teaches the gap that a probe found, then goes straight back to the failed concept", () => {
    const probed = [...failed, answered("promises.1", "dont-know", { purpose: "probe" })];
    const detour = nextAfter(probed);
    expect(detour).toMatchObject({ kind: "learn", concept: "promises", detourFrom: "server" });
    const closed = [...probed, lessonFinished("promises"), ...shown("promises")];
    expect(nextAfter(closed)).toMatchObject({ kind: "learn", concept: "server", cause: "return" });
  });

  test("reviews the prerequisites of a failed lesson before it is read again, when no gap was found", () => {
    const probes = ["async.4", "promises.4", "requests.4"].map((id) =>
      answered(id, "right", { purpose: "probe" }),
    );
    const failures = [...failedAfterLesson("server"), answered("server.3", "wrong")];
    const held = [...known, ...shown("async"), ...failures, ...probes];
    const step = nextAfter(held);
    expect(step).toMatchObject({ kind: "review", concept: "headers", cause: "review" });
    expect(step.claims).toContainEqual(expect.objectContaining({ kind: "needed-by", by: "server" }));
    const asked = answered("headers.4", "right", { purpose: "review" });
    expect(nextAfter([...held, asked])).toMatchObject({ concept: "server", lessonRead: false });
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
  const all = wholeGoal.concepts.flatMap((concept) => shown(concept));

  test("comes when the recall of a shown concept has fallen", () => {
    const later = 30 * DAY_MS;
    const rested = [...all, ...shown("headers", later - DAY_MS)];
    expect(nextAfter(all, DAY_MS / 4)).toMatchObject({ kind: "done" });
    expect(nextAfter(rested, later)).toMatchObject({ kind: "review", cause: "review" });
  });

  test("takes fading concepts that are not yet due once nothing is left to learn", () => {
    expect(nextAfter(all, DAY_MS)).toMatchObject({ kind: "review", cause: "review" });
  });

  test("of a fading prerequisite comes before the lesson", () => {
    const log = [...shown("requests"), answered("functions.1", "right"), answered("functions.2", "right")];
    const next = nextAfter([...log, answered("headers.1", "dont-know")], DAY_MS, {
      concepts: ["requests", "headers"],
    });
    expect(next).toMatchObject({ kind: "review", concept: "requests" });
    expect(next.claims).toContainEqual({ kind: "needed-by", concept: "requests", by: "headers" });
  });

  test("of a prerequisite with a single answer comes before the lesson", () => {
    const log = [...shown("functions"), answered("promises.0", "right"), answered("async.1", "dont-know")];
    const goal = { concepts: ["functions", "promises", "async"] };
    const next = nextAfter(log, 0, goal);
    expect(next).toMatchObject({ kind: "review", concept: "promises" });
    expect(checkStep(graph, log, goal, 0, next)).toEqual([]);
    const again = [...log, answered("promises.4", "right", { purpose: "review" })];
    expect(nextAfter(again, 0, goal)).toMatchObject({ kind: "learn", concept: "async" });
  });

  test("of a fading concept near by comes before a failed lesson is read again, and a miss there is taught first", () => {
    const later = DAY_MS;
    const goal = { concepts: ["functions", "requests", "headers"] };
    const begun = [...shown("functions"), ...shown("requests", later), lessonFinished("headers", later)];
    const failed = [0, 1, 2].map((item) => answered(`headers.${item}`, "wrong", { at: later }));
    const probed = answered("requests.4", "right", { at: later, purpose: "probe" });
    const log = [...begun, ...failed, probed];
    const step = nextAfter(log, later, goal);
    expect(step).toMatchObject({ kind: "review", concept: "functions" });
    expect(step.claims).toContainEqual({ kind: "near", concept: "functions", failed: "headers" });
    expect(checkStep(graph, log, goal, later, step)).toEqual([]);
    const reviewed = (result: "right" | "dont-know") =>
      nextAfter([...log, answered("functions.4", result, { at: later, purpose: "review" })], later, goal);
    expect(reviewed("right")).toMatchObject({ kind: "learn", concept: "headers", lessonRead: false });
    expect(reviewed("dont-know")).toMatchObject({ kind: "learn", concept: "functions" });
  });

  test("stops at the daily limit", () => {
    const now = 30 * DAY_MS;
    const wrongs = Array.from({ length: PARAMETERS.reviewsPerDay }, () =>
      answered("express.1", "right", { at: now, purpose: "review", onlyMeasures: true }),
    );
    expect(nextAfter([...all, ...wrongs], now).kind).not.toBe("review");
    expect(nextAfter([...all, ...wrongs], now + DAY_MS).kind).toBe("review");
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
  test("is unlocked by shown concepts, not by assumed ones", () => {
    expect(waitStandings(graph, replay(graph, []))).toEqual([
      { wait: "docker", unlocked: false, missing: ["express"] },
    ]);
    expect(waitStandings(graph, replay(graph, shown("express")))[0]).toMatchObject({ unlocked: true });
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
