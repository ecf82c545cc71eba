import { Worker } from "node:worker_threads";
import type { TrackMap, TrackOverview } from "@aulo/contract";
import type { Catalogue } from "../catalogue.ts";

const maps = new WeakMap<Catalogue, Promise<TrackMap>>();

/** The picture of the catalogue's track, laid out when it is asked for first. */
export function getTrackMap(catalogue: Catalogue): Promise<TrackMap> {
  const known = maps.get(catalogue);
  if (known !== undefined) return known;
  const map = layOutApart(catalogue.overview);
  maps.set(catalogue, map);
  map.catch(() => maps.delete(catalogue));
  return map;
}

/** In a thread of its own, since the layout takes some tenths of a second. */
function layOutApart(overview: TrackOverview): Promise<TrackMap> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./map-worker.ts", import.meta.url), { workerData: overview });
    worker.unref();
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The thread that lays out the map has ended.")));
  });
}
