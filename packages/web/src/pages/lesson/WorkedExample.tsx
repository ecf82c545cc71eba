import type { ConceptId } from "@aulo/contract";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { queries } from "../../api/queries.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { TrackHtml } from "../../features/track/TrackHtml.tsx";
import { Button } from "../../ui/Button.tsx";
import { FocusHeading } from "../../ui/FocusHeading.tsx";

/** Offers an exercise with its solution, explained line by line. It is loaded once the learner asks for it. */
export function WorkedExample({ concept }: { concept: ConceptId }) {
  const [isWanted, setIsWanted] = useState(false);
  const { data: example, error } = useQuery({ ...queries.workedExample(concept), enabled: isWanted });
  if (example !== undefined)
    return (
      <section className="worked stack" aria-labelledby="worked-title">
        <FocusHeading level={2} id="worked-title">
          Worked example: {example.title}
        </FocusHeading>
        <p className="soft small">
          You have seen its solution, so this exercise or another one will come in a few days.
        </p>
        <details>
          <summary>The task</summary>
          <TrackHtml html={example.askHtml} className="prose" />
        </details>
        <TrackHtml html={example.explainedHtml} className="prose" />
      </section>
    );
  return (
    <section className="worked stack" aria-label="A worked example">
      <p>
        Aulo can show you an exercise with its solution, explained line by line. You will have seen its
        solution then, so this exercise or another one will come in a few days.
      </p>
      <ProblemNote error={error} />
      <div>
        <Button disabled={isWanted && error === null} onClick={() => setIsWanted(true)}>
          Show me a worked example
        </Button>
      </div>
    </section>
  );
}
