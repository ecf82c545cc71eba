import type { ConceptNode, Graph } from "@aulo/engine";

export type CourseConcept = ConceptNode & { stage: string };

/** A course for simulated learners, with its true edges. The engine sees it through `withWrongEdges`. */
export type Course = Omit<Graph, "concepts"> & { name: string; concepts: readonly CourseConcept[] };

/** Lookup tables of a course by concept. */
export type CourseMap = {
  concepts: readonly CourseConcept[];
  requires(concept: string): readonly string[];
  dependents(concept: string): readonly string[];
  stage(concept: string): string;
  /** Length in edges of the longest chain of prerequisites; 0 for a concept without any. */
  depth(concept: string): number;
  deepest: number;
};

/** @throws RangeError when a concept requires a later one */
export function mapCourse({ concepts }: Pick<Course, "concepts">): CourseMap {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const above = new Map<string, string[]>(concepts.map(({ id }) => [id, []]));
  const depths = new Map<string, number>();
  for (const { id, requires } of concepts) {
    let depth = 0;
    for (const required of requires) {
      const below = depths.get(required);
      if (below === undefined) throw new RangeError(`${id} requires ${required}, which is not before it.`);
      depth = Math.max(depth, below + 1);
      above.get(required)?.push(id);
    }
    depths.set(id, depth);
  }
  return {
    concepts,
    requires: (concept) => byId.get(concept)?.requires ?? [],
    dependents: (concept) => above.get(concept) ?? [],
    stage: (concept) => byId.get(concept)?.stage ?? "",
    depth: (concept) => depths.get(concept) ?? 0,
    deepest: Math.max(0, ...depths.values()),
  };
}

/** Concepts reachable by `next` from the concept, without itself: all prerequisites or all dependents. */
export function reachFrom(concept: string, next: (id: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const border = [...next(concept)];
  for (let id = border.pop(); id !== undefined; id = border.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    border.push(...next(id));
  }
  return reached;
}
