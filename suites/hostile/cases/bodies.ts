import { brotliCompressSync, gzipSync } from "node:zlib";
import { LIMITS, ProblemDetails } from "@aulo/contract";
import { checksumOf } from "../../../packages/server/src/transfer/checksum.ts";
import type { Case } from "../case.ts";
import { begin, withServer, withSite } from "../serve.ts";

const MOST_REPLY_BYTES = 20_000;
const DEEP = 100_000;
const MANY = 500_000;

type Sent = {
  what: string;
  path: string;
  body: string | Buffer;
  headers?: Record<string, string>;
  token?: boolean;
  expected: readonly number[];
};

const deep = "[".repeat(DEEP) + "]".repeat(DEEP);

const BODIES: readonly Sent[] = [
  {
    what: "a compressed bomb without a token",
    path: "/api/learner/import",
    body: brotliCompressSync(deep),
    headers: { "content-encoding": "br" },
    token: false,
    expected: [401],
  },
  {
    what: "a compressed bomb",
    path: "/api/learner/import",
    body: brotliCompressSync(deep),
    headers: { "content-encoding": "br" },
    expected: [400],
  },
  {
    what: "a gzip bomb",
    path: "/api/goals",
    body: gzipSync("a".repeat(10_000_000)),
    headers: { "content-encoding": "gzip" },
    expected: [400],
  },
  { what: "deeply nested lists", path: "/api/goals", body: deep, expected: [413] },
  { what: "deeply nested lists", path: "/api/learner/import", body: deep, expected: [413] },
  {
    what: "half a million entries",
    path: "/api/goals",
    body: JSON.stringify({ text: "lists", drop: Array.from({ length: MANY }, () => 1) }),
    expected: [413],
  },
  {
    what: "as many wrong entries as a body may hold",
    path: "/api/goals",
    body: JSON.stringify({ text: "lists", drop: Array.from({ length: LIMITS.concepts }, () => 1) }),
    expected: [422],
  },
  { what: "U+0000 in a goal", path: "/api/goals", body: '{"text":"lists\\u0000"}', expected: [422] },
  { what: "half a surrogate pair", path: "/api/goals", body: '{"text":"lists\\ud800"}', expected: [422] },
  {
    what: "U+0000 in a note",
    path: "/api/deferrals",
    body: '{"concept":"lists","why":"other","note":"\\u0000"}',
    expected: [422],
  },
  {
    what: "U+0000 in a key",
    path: "/api/runs",
    body: '{"kind":"try","item":"functions/double","files":{"a\\u0000":"1"}}',
    expected: [422],
  },
  { what: "not JSON", path: "/api/goals", body: "{", expected: [400] },
  { what: "no body", path: "/api/goals", body: "", expected: [422] },
];

/** Bodies that once stopped the server, or got a reply of megabytes. */
export const BODIES_CASE: Case = {
  name: "bombs, nesting, long lists and characters that cannot be stored are refused",
  isQuick: true,
  run: () =>
    withSite((site) =>
      withServer(site.environment, async ({ base }) => {
        const { token } = await begin(base);
        const wrong: string[] = [];
        for (const { what, path, body, headers = {}, token: isKnown = true, expected } of BODIES) {
          const response = await fetch(`${base}${path}`, {
            method: "POST",
            body: typeof body === "string" ? body : new Uint8Array(body),
            headers: {
              "content-type": "application/json",
              ...(isKnown ? { authorization: `Bearer ${token}` } : {}),
              ...headers,
            },
          });
          const text = await response.text();
          const isShort =
            text.length <= MOST_REPLY_BYTES && ProblemDetails.safeParse(JSON.parse(text)).success;
          if (!expected.includes(response.status) || !isShort)
            wrong.push(`${what} at ${path}: ${response.status}, ${text.length} bytes`);
        }
        const outside = await fetch(`${base}/assets/..%2f..%2fpackage.json`);
        if (outside.status !== 404) wrong.push(`a path out of the assets: ${outside.status}`);
        return wrong;
      }),
    ),
};

type Export = Record<string, unknown> & { log: Record<string, unknown>[]; goals: Record<string, unknown>[] };

const AT = Date.UTC(2026, 0, 1);
const ID = "6b1f7d52-8f4e-4a3c-9d55-0f3f2b8f1a11";

const FORGERIES: readonly (readonly [string, (exported: Export) => void])[] = [
  [
    "an item that is a concept",
    ({ log }) => void log.push(lesson({ kind: "answer-seen", item: "values", concept: undefined })),
  ],
  ["a time that does not exist", ({ log }) => void log.push(lesson({ at: 9e15 }))],
  ["a number like 1e308", ({ log }) => void log.push(lesson({ at: 1e308 }))],
  ["an id in capital letters", ({ log }) => void log.push(lesson({ id: ID.toUpperCase() }))],
  ["the same id twice", ({ log }) => void log.push(lesson(), lesson())],
  [
    "a void of nothing",
    ({ log }) =>
      void log.push(lesson({ kind: "voided", event: ID, id: ID.replace("6b", "7b"), concept: undefined })),
  ],
  ["an unknown concept", ({ log }) => void log.push(lesson({ concept: "gone" }))],
  ["a note of a megabyte", ({ log }) => void log.push({ ...lesson(), note: "a".repeat(1_000_000) })],
  [
    "a goal text of a megabyte",
    ({ goals }) => {
      for (const goal of goals) goal.text = "a".repeat(1_000_000);
    },
  ],
  [
    "thirty thousand goals",
    ({ goals }) => {
      const [goal] = goals;
      for (let count = 0; count < 30_000; count += 1) goals.push({ ...goal });
    },
  ],
];

/** Files that an import once took, and that broke a page for ever. */
export const IMPORTS: Case = {
  name: "forged exports are refused, and change nothing",
  isQuick: true,
  run: () =>
    withSite((site) =>
      withServer(site.environment, async ({ base }) => {
        const learner = await begin(base);
        await learner.call("createGoal", { body: { text: "lists" } });
        await learner.call("finishLesson", { params: { conceptId: "values" } });
        const before = await learner.call("listLog");
        const wrong: string[] = [];
        for (const [what, forge] of FORGERIES) {
          const exported: Export = JSON.parse(JSON.stringify(await learner.call("exportLearner")));
          const { checksum: _, ...parts } = exported;
          parts.log.splice(0);
          forge(exported);
          const body = { ...parts, checksum: checksumOf(JSON.parse(JSON.stringify(parts))) };
          const { status } = await learner
            .refusal("POST", "/api/learner/import", body)
            .catch(() => ({ status: 200 }));
          if (status !== 422 && status !== 413) wrong.push(`${what}: ${status}`);
        }
        if (JSON.stringify(await learner.call("listLog")) !== JSON.stringify(before))
          wrong.push("the log was changed");
        await learner.call("getEvidence", { params: { conceptId: "values" } });
        return wrong;
      }),
    ),
};

function lesson(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const event = { kind: "lesson-finished", id: ID, at: AT, concept: "values", ...changes };
  const at =
    typeof event.at === "number" && Math.abs(event.at) < 8e15
      ? new Date(event.at).toISOString()
      : "2026-01-01T00:00:00.000Z";
  return { id: event.id, at, kind: event.kind, event, check: null, why: null, note: "" };
}
