import type { Router } from "express";
import type { Deps } from "../deps.ts";
import { serve } from "../http/serve.ts";
import { findLesson } from "./find-or-refuse.ts";
import { getSource } from "./get-source.ts";
import { getTrackMap } from "./map/get-track-map.ts";

export function mountTrack(router: Router, deps: Deps): void {
  serve(router, deps, "getTrack", () => deps.catalogue.overview);
  serve(router, deps, "getTrackMap", () => getTrackMap(deps.catalogue));
  serve(router, deps, "getLesson", ({ params }) => findLesson(deps.catalogue, params.conceptId));
  serve(router, deps, "getSource", ({ params }) => getSource(deps.catalogue, { concept: params.conceptId }));
}
