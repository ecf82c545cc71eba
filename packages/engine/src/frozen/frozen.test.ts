import { describe, expect, test } from "vitest";
import { ENGINE_VERSION } from "../state.ts";
import { frozenNow } from "./frozen-now.ts";
import held from "./replays.json" with { type: "json" };

const states = Object.entries<object>(held.states);

describe("frozen replays", () => {
  test("were frozen by this version of the engine", () => {
    // After raising ENGINE_VERSION, run `npm run freeze`. Stored states are then rebuilt from their logs.
    expect(held.engineVersion).toBe(ENGINE_VERSION);
  });

  test.each(states)("%s folds to the frozen state, to the bit", (name, state) => {
    // A different state under the same version would leave stored states wrong: raise ENGINE_VERSION, then freeze again.
    expect(frozenNow().states[name]).toEqual(state);
  });
});
