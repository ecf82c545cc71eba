import { additive } from "./additive.ts";
import { ours, oursWithRandomQuestions } from "./engine.ts";
import { independent } from "./independent.ts";
import type { Placer, Setting } from "./model.ts";
import { noisyAnd } from "./noisy-and.ts";
import { rasch } from "./rasch.ts";

/** The rows of the benchmark with their descriptions. */
export const ROWS: readonly { row: string; what: string; begin: (setting: Setting) => Placer }[] = [
  { row: "independent", what: "one belief per concept, random questions", begin: independent },
  { row: "additive", what: "additive propagation over the graph, half-split questions", begin: additive },
  {
    row: "rasch-cat",
    what: "one ability, difficulty by depth and place, items of maximum information",
    begin: rasch,
  },
  {
    row: "noisy-and",
    what: "noisy-AND network by loopy belief propagation, questions nearest to even odds",
    begin: noisyAnd,
  },
  { row: "ours-random", what: "the engine's belief, random questions", begin: oursWithRandomQuestions },
  { row: "ours", what: "the engine's belief and its own questions", begin: ours },
];
