// The thread that lays out the map with ELK; `get-track-map.ts` starts it.

import { parentPort, workerData } from "node:worker_threads";
import elk from "elkjs/lib/elk.bundled.js";
import { toElkGraph, toTrackMap } from "./map-layout.ts";

const laidOut = await new elk.default().layout(toElkGraph(workerData));
parentPort?.postMessage(toTrackMap(workerData, laidOut));
