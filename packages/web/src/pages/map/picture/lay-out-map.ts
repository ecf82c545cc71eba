import type { TrackOverview } from "@aulo/contract";
import ELK from "elkjs/lib/elk-api.js";
import workerUrl from "elkjs/lib/elk-worker.min.js?url";
import { type MapLayout, toElkGraph, toMapLayout } from "./map-layout.ts";

/** Finds a place for every concept, beside the page's own thread. */
export async function layOutMap(track: TrackOverview): Promise<MapLayout> {
  const elk = new ELK({ workerFactory: () => new Worker(workerUrl) });
  try {
    return toMapLayout(track, await elk.layout(toElkGraph(track)));
  } finally {
    elk.terminateWorker();
  }
}
