import type { Policy } from "../course.ts";
import { eagerFrontier } from "./eager-frontier.ts";
import { enginePath } from "./engine-path.ts";
import { gateAndReviews } from "./gate-and-reviews.ts";
import { gatedSyllabus } from "./gated-syllabus.ts";
import { staticOrder } from "./static-order.ts";

/** In the order of the table; ours last. */
export const POLICIES: readonly Policy[] = [
  staticOrder,
  gatedSyllabus,
  gateAndReviews,
  eagerFrontier,
  enginePath,
];

/** The policy that gains are measured against. */
export const BASE: Policy = gatedSyllabus;

export const OURS: Policy = enginePath;
