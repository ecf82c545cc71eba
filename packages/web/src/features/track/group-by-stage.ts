import type { ConceptId, ConceptSummary, TrackOverview } from "@aulo/contract";

export type StageGroup = {
  id: string;
  /** Position in the whole track, from 1; null for the concepts of subjects that can wait. */
  number: number | null;
  title: string;
  concepts: ConceptSummary[];
};

/** The stages in order, each with its wanted concepts, and then those of subjects that can wait. Empty ones are left out. */
export function groupByStage(track: TrackOverview, wanted?: ReadonlySet<ConceptId>): StageGroup[] {
  const later = new Set(track.waits.flatMap(({ concepts }) => concepts));
  const shown = track.concepts.filter(({ id }) => wanted?.has(id) ?? true);
  return [
    ...track.stages.map(({ id, title }, index) => ({
      id,
      number: index + 1,
      title,
      concepts: shown.filter(({ stage }) => stage === id),
    })),
    { id: "later", number: null, title: LATER_TITLE, concepts: shown.filter(({ id }) => later.has(id)) },
  ].filter(({ concepts }) => concepts.length > 0);
}

/** Title of the stage of a concept. */
export function stageTitleOf({ stages }: TrackOverview, { stage }: ConceptSummary): string {
  return stages.find(({ id }) => id === stage)?.title ?? LATER_TITLE;
}

const LATER_TITLE = "What can wait";
