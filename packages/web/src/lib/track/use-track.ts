import { useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { queries } from "../../api/queries.ts";
import { indexTrack, type TrackIndex } from "./index-track.ts";

/** The track; suspends until it is there. */
export function useTrack(): TrackIndex {
  const { data } = useSuspenseQuery(queries.track());
  return useMemo(() => indexTrack(data), [data]);
}
