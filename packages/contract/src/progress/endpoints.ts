import { endpoint } from "../endpoint.ts";
import { CalibrationView } from "./calibration.ts";
import { ProgressView } from "./progress.ts";
import { ReviewsView } from "./review.ts";

export const progressEndpoints = {
  getReviews: endpoint({
    method: "GET",
    path: "/api/reviews",
    summary: "Reviews that are due, and those that fit into today",
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
    summary: "Calibration: predicted against actual answers of the learner",
    asks: "learner",
    reply: CalibrationView,
    status: 200,
  }),
};
