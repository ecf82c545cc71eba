export type { ConceptNode, Goal, Graph, ItemKind, ItemNode, WaitNode } from "./graph.ts";
export type { Answered, Happening, LogEvent, Purpose } from "./log.ts";
export type { ConceptState, LearnerState, Share } from "./state.ts";
export { ENGINE_VERSION } from "./state.ts";
export type { Claim, Rule, Sitting, Step, Verdict } from "./step.ts";
