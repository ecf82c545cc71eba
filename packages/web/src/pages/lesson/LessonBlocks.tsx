import type { ConceptId, LessonBlock } from "@aulo/contract";
import { CodeHtml } from "../../features/code/CodeHtml.tsx";
import { TrackHtml } from "../../features/track/TrackHtml.tsx";
import { PredictExample } from "./PredictExample.tsx";
import { RunExample } from "./RunExample.tsx";

type LessonBlocksProps = { concept: ConceptId; blocks: readonly LessonBlock[] };

/** The blocks of a lesson, in order. */
export function LessonBlocks({ concept, blocks }: LessonBlocksProps) {
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a lesson never move.
    <Block key={index} concept={concept} block={block} />
  ));
}

function Block({ concept, block }: { concept: ConceptId; block: LessonBlock }) {
  switch (block.kind) {
    case "text":
      return <TrackHtml html={block.html} className="prose" />;
    case "code":
      return <CodeHtml html={block.html} label={`Code, ${block.language}`} />;
    case "example":
      return block.mode === "predict" ? (
        <PredictExample concept={concept} example={block} />
      ) : (
        <RunExample concept={concept} example={block} />
      );
  }
}
