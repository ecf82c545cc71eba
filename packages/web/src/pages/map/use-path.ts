import type { ConceptId, ConceptStanding, PathView } from "@aulo/contract";
import { useSuspenseQuery } from "@tanstack/react-query";
import { queries } from "../../api/queries.ts";

export type Standings = ReadonlyMap<ConceptId, ConceptStanding>;

/** The path, and the standings by concept id. */
export function usePath(): { path: PathView; standings: Standings } {
  const { data: path } = useSuspenseQuery(queries.path());
  return { path, standings: new Map(path.concepts.map((standing) => [standing.concept, standing])) };
}
