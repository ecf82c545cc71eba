import type { Solution } from "@aulo/contract";
import { TrackHtml } from "../../track/TrackHtml.tsx";

type SolutionsProps = { solutions: readonly Solution[]; isGivenUp: boolean };

/** Ways to solve the exercise, shown once it is passed or given up. */
export function Solutions({ solutions, isGivenUp }: SolutionsProps) {
  if (solutions.length === 0) return null;
  return (
    <section className="stack" aria-label="Solutions">
      <h3>{isGivenUp ? "How it can be done" : "Other ways to do it"}</h3>
      {solutions.map(({ name, noteHtml, files }, index) => (
        <details key={name} className="solution" open={index === 0}>
          <summary>{name.replaceAll("-", " ")}</summary>
          <div className="stack">
            <TrackHtml html={noteHtml} />
            {Object.entries(files).map(([path, text]) => (
              <figure key={path} className="stack-s">
                <figcaption className="small soft">{path}</figcaption>
                <pre className="code code-wrap">{text}</pre>
              </figure>
            ))}
          </div>
        </details>
      ))}
    </section>
  );
}
