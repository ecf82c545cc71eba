import { z } from "zod";
import { ConceptId } from "../ids.ts";

/** A rectangle of the map's picture, in units of its SVG. */
export const MapBox = z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type MapBox = z.infer<typeof MapBox>;

/** The picture of the track: the stages one below the other, each concept to the right of its prerequisites in the stage. */
export const TrackMap = z.strictObject({
  width: z.number(),
  height: z.number(),
  /** The concepts of the stages; those of subjects that can wait have no place in the picture. */
  nodes: z.array(z.strictObject({ concept: ConceptId, box: MapBox })),
  edges: z.array(
    z.strictObject({
      from: ConceptId,
      to: ConceptId,
      /** Both concepts are in one stage. */
      near: z.boolean(),
      /** The `d` of an SVG path. */
      path: z.string(),
    }),
  ),
  /** The stages with concepts; `number` counts all stages, from 1. */
  stages: z.array(z.strictObject({ id: z.string(), number: z.int(), title: z.string(), box: MapBox })),
});
export type TrackMap = z.infer<typeof TrackMap>;
