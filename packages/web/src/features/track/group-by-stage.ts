import type { ConceptId, ConceptSummary, TrackOverview } from "@aulo/contract";

export type StageGroup = {
  id: string;
  /** From 1, in the whole track. */
  number: number;
  title: string;
  summary: string;
  concepts: ConceptSummary[];
};

/** The stages in order, each with those of its concepts that are wanted; stages without any are left out. */
export function groupByStage(track: TrackOverview, wanted?: ReadonlySet<ConceptId>): StageGroup[] {
  return track.stages
    .map((stage, index) => ({
      ...stage,
      number: index + 1,
      concepts: track.concepts.filter(({ id, stage: of }) => of === stage.id && (wanted?.has(id) ?? true)),
    }))
    .filter(({ concepts }) => concepts.length > 0);
}
