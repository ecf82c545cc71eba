import type { ConceptId } from "@aulo/contract";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { queries } from "../../../api/queries.ts";
import { ProblemNote } from "../../../features/problem/ProblemNote.tsx";
import { useTrack } from "../../../features/track/use-track.ts";
import { paths } from "../../../paths.ts";
import { Button } from "../../../ui/Button.tsx";

/** The next step if the learner showed the concept. It is computed only on request. */
export function WhatIfShown({ concept }: { concept: ConceptId }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="stack-s" aria-label="What if you knew it">
      <div className="row-quiet">
        <Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          What if I knew it?
        </Button>
      </div>
      {isOpen && <Answer concept={concept} />}
    </section>
  );
}

function Answer({ concept }: { concept: ConceptId }) {
  const { data: whatIf, error } = useQuery(queries.whatIf(concept));
  if (error !== null) return <ProblemNote error={error} />;
  if (whatIf === undefined) return <p role="status">Working it out …</p>;
  const { next, opens, assumes } = whatIf;
  return (
    <div className="stack-s what-if" role="status">
      <p>
        If you knew this, {next.concept === null ? "" : "your next step would be "}
        <strong>{next.concept === null ? sayEnd(next.kind) : next.title}</strong>.
      </p>
      <p className="small soft">{next.reason.sentence}</p>
      <Others says="It would open" concepts={opens} />
      <Others says="Aulo would also assume that you know" concepts={assumes} />
      <p className="small soft">None of this is saved: only answers count.</p>
    </div>
  );
}

function sayEnd(kind: string) {
  return kind === "done" ? "your goal would be reached" : "nothing would be left to do for now";
}

function Others({ says, concepts }: { says: string; concepts: readonly ConceptId[] }) {
  const { title } = useTrack();
  if (concepts.length === 0) return null;
  return (
    <p className="small">
      {says}:{" "}
      {concepts.map((id, index) => (
        <span key={id}>
          {index > 0 && ", "}
          <Link to={paths.mapOf({ concept: id })}>{title(id)}</Link>
        </span>
      ))}
    </p>
  );
}
