import type { SourceSpot } from "@aulo/contract";

/** A line of the learner's code, with its file and number. */
export function Spot({ spot: { file, line, excerpt } }: { spot: SourceSpot }) {
  return (
    <figure className="spot">
      <figcaption>
        {file}, line {line}
      </figcaption>
      <pre className="code code-wrap">{excerpt}</pre>
    </figure>
  );
}
