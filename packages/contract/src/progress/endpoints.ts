import { endpoint } from "../endpoint.ts";
import { CalibrationView } from "./calibration.ts";
import { ProgressView } from "./progress.ts";
import { ReviewsView } from "./review.ts";

export const progressEndpoints = {
  getReviews: endpoint({
    method: "GET",
    path: "/api/reviews",
    summary: "What is due for review, and how much of it this day has room for",
    asks: "learner",
    reply: ReviewsView,
    status: 200,
  }),
  getProgress: endpoint({
    method: "GET",
    path: "/api/progress",
    summary: "Progress by day",
    asks: "learner",
    reply: ProgressView,
    status: 200,
  }),
  getCalibration: endpoint({
    method: "GET",
    path: "/api/calibration",
    summary: "How often the learner's answers came as Aulo believed",
    asks: "learner",
    reply: CalibrationView,
    status: 200,
  }),
};
