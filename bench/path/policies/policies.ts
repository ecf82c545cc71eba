import type { Policy } from "../course.ts";
import { eagerFrontier } from "./eager-frontier.ts";
import { enginePath } from "./engine-path.ts";
import { gateAndReviews } from "./gate-and-reviews.ts";
import { gatedSyllabus } from "./gated-syllabus.ts";
import { staticOrder } from "./static-order.ts";

/** All policies in the order of the table, ours last. */
export const POLICIES: readonly Policy[] = [
  staticOrder,
  gatedSyllabus,
  gateAndReviews,
  eagerFrontier,
  enginePath,
];

/** The reference policy for gains. */
export const BASE: Policy = gatedSyllabus;

export const OURS: Policy = enginePath;
