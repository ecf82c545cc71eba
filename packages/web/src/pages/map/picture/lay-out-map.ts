import type { TrackOverview } from "@aulo/contract";
import ELK from "elkjs/lib/elk-api.js";
import workerUrl from "elkjs/lib/elk-worker.min.js?url";
import { type MapLayout, toElkGraph, toMapLayout } from "./map-layout.ts";

/** Lays the map out with ELK, in a web worker. */
export async function layOutMap(track: TrackOverview): Promise<MapLayout> {
  const elk = new ELK({ workerFactory: () => new Worker(workerUrl) });
  try {
    return toMapLayout(track, await elk.layout(toElkGraph(track)));
  } finally {
    elk.terminateWorker();
  }
}
