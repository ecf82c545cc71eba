import type { PublicItem } from "@aulo/contract";
import { afterEach, expect, test, vi } from "vitest";
import { queryClient } from "./query-client.ts";
import { sendAnswer, toSentAnswer, unsentAnswer } from "./send-answer.ts";

const item: PublicItem = {
  kind: "choose-one",
  id: "a.one",
  concept: "a",
  askHtml: "",
  difficulty: "easy",
  hints: 0,
  options: [],
};

afterEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

test.each([
  [404, "is kept: the database may be restored", true],
  [401, "is kept until the learner is back", true],
  [429, "is kept until Aulo is less busy", true],
  [500, "is kept: a fault of the server", true],
  [409, "is dropped: it can never count", false],
])("an answer that is refused with %i %s", async (status, _, isKept) => {
  const headers: (string | null)[] = [];
  vi.stubGlobal("fetch", async (_url: string, init: RequestInit) => {
    headers.push(new Headers(init.headers).get("X-Aulo-Learner"));
    return Response.json({ detail: "", requestId: "", type: "", title: "", status }, { status });
  });
  queryClient.setQueryData(["learner"], { id: "ada" });
  const check = `check-${status}`;
  const sent = toSentAnswer(check, { item, answer: { kind: "dont-know" }, files: null });
  await expect(sendAnswer(check, sent)).rejects.toThrow();
  expect(unsentAnswer(check) !== null).toBe(isKept);
  expect(headers).toEqual(["ada"]);
});
