import { additive } from "./additive.ts";
import { ours, oursWithRandomQuestions } from "./engine.ts";
import { independent } from "./independent.ts";
import type { Placer, Setting } from "./model.ts";
import { noisyAnd } from "./noisy-and.ts";
import { rasch } from "./rasch.ts";

/** The rows of the benchmark, each with what it is. */
export const ROWS: readonly { row: string; what: string; begin: (setting: Setting) => Placer }[] = [
  { row: "independent", what: "one belief a concept, random questions", begin: independent },
  { row: "additive", what: "additive propagation over the graph, half-split questions", begin: additive },
  {
    row: "rasch-cat",
    what: "one ability, difficulty by depth and place, items of maximum information",
    begin: rasch,
  },
  {
    row: "noisy-and",
    what: "noisy-AND network by loopy belief propagation, most even questions",
    begin: noisyAnd,
  },
  { row: "ours-random", what: "the engine's belief, random questions", begin: oursWithRandomQuestions },
  { row: "ours", what: "the engine's belief and its own questions", begin: ours },
];
