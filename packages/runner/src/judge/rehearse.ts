import { encode } from "../wire/codec.ts";
import type { Rehearsal } from "../wire/judge-messages.ts";
import { sendThrough } from "./learner-side.ts";
import { loadSpec } from "./load-spec.ts";
import { clearTests, registeredTests } from "./registry.ts";
import { mute } from "./report.ts";
import { runTests } from "./run-tests.ts";
import { startRandom } from "./session.ts";
import { request } from "./spec/server.ts";

const ROUNDS = 20;
const CALLS = `for (let last = 0; last < 5; last += 1) expect(await call("add", 1, last)).toBe(1 + last);`;

/**
 * Warms the judge up: loads and runs a spec of ours and exchanges messages with the learner's side, which
 * holds no learner's code yet. Code that has run before runs faster. Nothing else of the rehearsal remains.
 */
export async function rehearse(
  rehearsal: Rehearsal,
  addresses: Parameters<typeof loadSpec>[1],
): Promise<void> {
  startRandom(0);
  const unmute = mute();
  const hooks = await loadSpec(
    { "rehearsal.spec.js": specWith(rehearsal === "calls" ? CALLS : "") },
    addresses,
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    await runTests(registeredTests(), "");
  }
  await rehearseRequests();
  hooks.deregister();
  clearTests();
  unmute();
}

function specWith(exchange: string) {
  return `
  import { call, describe, expect, test } from "@aulo/runner/spec";
  describe("rehearsal", () => {
    test("calls", async () => { ${exchange} });
    test("compares", async () => {
      expect(await Promise.resolve(3)).toBe(3);
      expect({ a: [1, { b: "c" }] }).toEqual({ a: [1, { b: "c" }] });
      expect({ status: 200, json: { a: 1 } }).toMatchObject({ status: 200 });
      expect([1, 2]).toContain(1);
      await expect(Promise.reject(new RangeError("no"))).rejects.toThrow(/no/);
    });
    test("fails", () => expect([1]).toEqual([2]));
  });
`;
}

/** Makes requests as a spec does, and replies to them like a learner's server. */
async function rehearseRequests(): Promise<void> {
  const headers = { "content-type": "application/json" };
  const body = new TextEncoder().encode('[{"name":"value"}]');
  const value = encode({ state: "answered", status: 200, headers, body, chunks: [], complete: true });
  sendThrough((_operation, take) => take({ id: 0, ok: true, value }));
  for (let round = 0; round < ROUNDS; round += 1) {
    await request("GET", "/");
    await request("POST", "/", { json: { name: "value" } });
  }
  sendThrough(null);
}
