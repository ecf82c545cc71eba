import { describe, expect, test } from "vitest";
import { ENGINE_VERSION } from "../state.ts";
import { frozenNow } from "./frozen-now.ts";
import held from "./replays.json" with { type: "json" };

const states = Object.entries<object>(held.states);

describe("replays that were frozen", () => {
  test("were frozen by this version of the engine", () => {
    // Freeze anew with `npm run freeze` once ENGINE_VERSION was raised: stored states are then rebuilt from their logs.
    expect(held.engineVersion).toBe(ENGINE_VERSION);
  });

  test.each(states)("%s folds to the frozen state, to the bit", (name, state) => {
    // A state that differs under the same version would leave stored states wrong: raise ENGINE_VERSION, then freeze anew.
    expect(frozenNow().states[name]).toEqual(state);
  });
});
