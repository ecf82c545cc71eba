import type { ConceptId, Lesson } from "@aulo/contract";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { queries } from "../../api/queries.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { TrackHtml } from "../../features/track/TrackHtml.tsx";
import { Note } from "../../ui/Note.tsx";

type SeenInProps = { concept: ConceptId; seenIn: NonNullable<Lesson["seenIn"]> };

/** A place in Aulo's own source that uses the concept, with its code, which is loaded once it is opened. */
export function SeenIn({ concept, seenIn }: SeenInProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { data: source, error } = useQuery({ ...queries.source(concept), enabled: isOpen });
  return (
    <Note title="See it in a real app">
      <p>{seenIn.text}</p>
      <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary className="small">
          Aulo's own source: <code>{seenIn.path}</code>
        </summary>
        <ProblemNote error={error} />
        {source !== undefined && <TrackHtml html={source.html} className="seen-in" />}
      </details>
    </Note>
  );
}
