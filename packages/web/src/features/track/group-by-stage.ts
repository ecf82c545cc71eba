import type { ConceptId, ConceptSummary, TrackOverview } from "@aulo/contract";

export type StageGroup = {
  id: string;
  /** Position in the whole track, from 1. */
  number: number;
  title: string;
  summary: string;
  concepts: ConceptSummary[];
};

/** The stages in order, each with its wanted concepts. Stages without a wanted concept are left out. */
export function groupByStage(track: TrackOverview, wanted?: ReadonlySet<ConceptId>): StageGroup[] {
  return track.stages
    .map((stage, index) => ({
      ...stage,
      number: index + 1,
      concepts: track.concepts.filter(({ id, stage: of }) => of === stage.id && (wanted?.has(id) ?? true)),
    }))
    .filter(({ concepts }) => concepts.length > 0);
}
