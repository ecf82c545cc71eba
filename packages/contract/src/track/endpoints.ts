import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { ConceptId } from "../ids.ts";
import { Lesson, SourceFile } from "./lesson.ts";
import { TrackMap } from "./map.ts";
import { SearchHit, SearchText } from "./search.ts";
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
  getTrackMap: endpoint({
    method: "GET",
    path: "/api/track/map",
    summary: "The picture of the track: the places of its stages and concepts, and the lines between them",
    asks: "none",
    reply: TrackMap,
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
  getSource: endpoint({
    method: "GET",
    path: "/api/concepts/:conceptId/source",
    summary: "The file of Aulo's own source that uses the concept, as `seenIn` of its lesson names it",
    asks: "none",
    params: byConcept,
    reply: SourceFile,
    status: 200,
  }),
  search: endpoint({
    method: "GET",
    path: "/api/search",
    summary: "Parts of lessons, and items that the learner has answered, best first",
    asks: "learner",
    query: z.strictObject({ text: SearchText }),
    reply: z.strictObject({ hits: z.array(SearchHit) }),
    status: 200,
  }),
};
