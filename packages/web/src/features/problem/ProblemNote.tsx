import { Link } from "react-router";
import { paths } from "../../paths.ts";
import { Button } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";
import { sayError } from "./say-error.ts";

/** An error in a learner's words, with a way out. The technical text is folded away. Empty without an error. */
export function ProblemNote({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null;
  const { title, says, way, details } = sayError(error);
  return (
    <div role="alert">
      <Note tone="wrong" title={title}>
        <p>{says}</p>
        {way === "sign-in" && (
          <p>
            <Link to={paths.signIn()}>Continue as the same learner</Link>
          </p>
        )}
        {way === "reload" && (
          <div>
            <Button onClick={() => window.location.reload()}>Load the page again</Button>
          </div>
        )}
        <ErrorDetails lines={details} />
      </Note>
    </div>
  );
}

/** Lines for a report to somebody who can mend the error. */
export function ErrorDetails({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <details>
      <summary className="small">Details for a report</summary>
      <ul className="small">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
