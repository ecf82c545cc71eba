import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { takeTurn } from "./take-turn.ts";

const LONG_MS = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a change that waits too long is refused before it begins; one that must run waits on", async () => {
  const first = Promise.withResolvers<void>();
  const begun: string[] = [];
  const change = (name: string, options?: { mustRun: boolean }) =>
    takeTurn("learner", async () => void begun.push(name), options);
  const held = takeTurn("learner", () => first.promise);
  const late = expect(change("late")).rejects.toMatchObject({ kind: "too-many-changes" });
  const accepted = change("accepted", { mustRun: true });
  await vi.advanceTimersByTimeAsync(LONG_MS);
  await late;
  first.resolve();
  await Promise.all([held, accepted]);
  await change("next");
  expect(begun).toEqual(["accepted", "next"]);
});
