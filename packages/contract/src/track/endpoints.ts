import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { ConceptId } from "../ids.ts";
import { Lesson } from "./lesson.ts";
import { TrackOverview } from "./track.ts";

const byConcept = z.strictObject({ conceptId: ConceptId });

export const trackEndpoints = {
  getTrack: endpoint({
    method: "GET",
    path: "/api/track",
    summary: "The track: stages, concepts in order, and subjects that can wait",
    asks: "none",
    reply: TrackOverview,
    status: 200,
  }),
  getLesson: endpoint({
    method: "GET",
    path: "/api/concepts/:conceptId",
    summary: "A concept and its lesson",
    asks: "none",
    params: byConcept,
    reply: Lesson,
    status: 200,
  }),
};
