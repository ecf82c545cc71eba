import { describe, expect, test } from "vitest";
import { Ledger } from "../audit/ledger.ts";
import { masteryOf } from "../belief/mastery.ts";
import { replay } from "../evolve.ts";
import type { LogEvent } from "../log.ts";
import { PARAMETERS } from "../parameters.ts";
import { answered, graph, lessonFinished, shown } from "../testing/given.ts";
import { gapSuspects, probeOrder, trace } from "./trace.ts";

function failedAfterLesson(concept: string): LogEvent[] {
  return [lessonFinished(concept), answered(`${concept}.1`, "wrong"), answered(`${concept}.2`, "wrong")];
}

/** The next action for `server`, which was failed at the end of `before`; `after` follows the failure. */
function traceServer(before: readonly LogEvent[], after: readonly LogEvent[] = [], rounds = 1) {
  const state = replay(graph, [...before, ...failedAfterLesson("server"), ...after]);
  return trace(graph, state, "server", state.trouble.server ?? -1, rounds);
}

const missedBelow = replay(graph, [
  answered("promises.1", "dont-know"),
  answered("promises.2", "dont-know"),
  answered("server.1", "wrong"),
  answered("server.2", "wrong"),
]);

describe("the suspects of a failure", () => {
  test("are all prerequisites, missed ones before shown ones", () => {
    const log = [...shown("headers"), answered("async.1", "wrong"), answered("server.1", "wrong")];
    const order = gapSuspects(graph, replay(graph, log), "server").suspects.map(({ concept }) => concept);
    expect([...order].sort()).toEqual(["async", "functions", "headers", "promises", "requests"]);
    expect(order.indexOf("async")).toBeLessThan(order.indexOf("headers"));
  });

  test("share the chance 1 with the failed concept itself", () => {
    const { suspects, ownShare } = gapSuspects(graph, missedBelow, "server");
    expect(suspects.reduce((sum, { share }) => sum + share, ownShare)).toBeCloseTo(1, 12);
    expect(gapSuspects(graph, missedBelow, "functions")).toEqual({ suspects: [], ownShare: 1 });
  });

  test("have chances in proportion to their suspicions, by the formula of the learner model", () => {
    const { suspects, ownShare } = gapSuspects(graph, missedBelow, "server");
    const [async = 0, promises = 0, headers = 0, server = 0] = ["async", "promises", "headers", "server"].map(
      (id) => masteryOf(graph, missedBelow, id),
    );
    const { gapMissingPower, gapBelowPower, gapPerEdge, gapOwnWeight } = PARAMETERS;
    const suspicion = gapPerEdge * (1 - async) ** gapMissingPower * promises ** gapBelowPower;
    const own = gapOwnWeight * (1 - server) ** gapMissingPower * (async * headers) ** gapBelowPower;
    const share = suspects.find(({ concept }) => concept === "async")?.share ?? 0;
    expect(share / ownShare).toBeCloseTo(suspicion / own, 12);
  });

  test("are probed in doubt first: one that is almost certainly missing is suspected first and probed later", () => {
    const missed = [answered("promises.1", "dont-know"), answered("promises.2", "dont-know")];
    const state = replay(graph, [...shown("functions"), ...missed, ...failedAfterLesson("server")]);
    const { suspects } = gapSuspects(graph, state, "server");
    expect(suspects[0]?.concept).toBe("promises");
    expect(probeOrder(suspects)[0]?.concept).toBe("requests");
  });
});

describe("a probe", () => {
  const allShown = ["functions", "promises", "async", "requests", "headers"].flatMap((id) => shown(id));
  const twoShown = [...shown("functions"), ...shown("headers")];

  test("is not asked while the failed concept itself is the likelier gap, until its lesson was given again", () => {
    expect(traceServer(allShown)).toEqual({ kind: "go-back", gaps: [] });
    expect(traceServer(allShown, [], 2)).toMatchObject({ kind: "probe", concept: "headers" });
  });

  test("is asked at once when a prerequisite is likelier than the failed concept itself", () => {
    expect(traceServer(twoShown)).toMatchObject({ kind: "probe", concept: "async" });
  });

  test("is not asked on a concept that is almost certainly known, in any round", () => {
    const surelyKnown = ["functions", "promises", "async", "requests", "headers"].flatMap((id) => [
      ...[0, 1, 2, 3, 4].map((index) => answered(`${id}.${index}`, "right")),
      answered(`${id}/code`, "right"),
    ]);
    expect(traceServer(surelyKnown, [], 9)).toEqual({ kind: "go-back", gaps: [] });
  });

  test("that was missed leads to the lesson of its concept, one that was right does not", () => {
    const after = (result: "dont-know" | "right") => [answered("promises.4", result, { purpose: "probe" })];
    expect(traceServer(twoShown, after("dont-know"))).toMatchObject({ kind: "teach", gap: "promises" });
    expect(traceServer(twoShown, after("right"))).not.toMatchObject({ kind: "teach" });
  });
});

test("the ledger derives the same chances by its own code", () => {
  const log = [...shown("headers"), answered("promises.1", "wrong"), ...failedAfterLesson("server")];
  const ledger = new Ledger(graph, log);
  for (const { concept, chance } of gapSuspects(graph, replay(graph, log), "server").suspects)
    expect(ledger.gapChance(concept, "server")).toBeCloseTo(chance, 9);
});
