// Every shape exported here is a named schema of the OpenAPI document.

export * from "./checks/attempt.ts";
export * from "./checks/check.ts";
export * from "./checks/item.ts";
export * from "./checks/placement.ts";
export type { Endpoint } from "./endpoint.ts";
export * from "./endpoints.ts";
export * from "./files.ts";
export * from "./goals/goal.ts";
export * from "./ids.ts";
export * from "./learners/export.ts";
export * from "./learners/learner.ts";
export * from "./limits.ts";
export * from "./log/dispute.ts";
export * from "./log/log-entry.ts";
export * from "./path/deferral.ts";
export * from "./path/evidence.ts";
export * from "./path/path.ts";
export * from "./path/step.ts";
export * from "./problem.ts";
export * from "./progress/calibration.ts";
export * from "./progress/progress.ts";
export * from "./progress/review.ts";
export * from "./runs/draft.ts";
export * from "./runs/run.ts";
export * from "./runs/sandbox.ts";
export * from "./track/lesson.ts";
export * from "./track/track.ts";
