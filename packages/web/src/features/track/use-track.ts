import type { ConceptId, ConceptSummary, TrackOverview } from "@aulo/contract";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { queries } from "../../api/queries.ts";

/** The track with its concepts by id. */
export type TrackIndex = {
  track: TrackOverview;
  concept: (id: ConceptId) => ConceptSummary | undefined;
  /** A concept's title; its id when the track has dropped it. */
  title: (id: ConceptId) => string;
};

/** The track; suspends while it loads. */
export function useTrack(): TrackIndex {
  const { data } = useSuspenseQuery(queries.track());
  return useMemo(() => indexTrack(data), [data]);
}

function indexTrack(track: TrackOverview): TrackIndex {
  const byId = new Map(track.concepts.map((concept) => [concept.id, concept]));
  const title = (id: ConceptId) => byId.get(id)?.title ?? id;
  return {
    track,
    concept: (id) => byId.get(id),
    title,
  };
}
