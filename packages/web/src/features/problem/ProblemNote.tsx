import { ApiProblem } from "../../api/problem.ts";
import { Note } from "../../ui/Note.tsx";

/** The message of an error: the fault, its place and the way out. Empty without an error. */
export function ProblemNote({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null;
  return (
    <div role="alert">
      {error instanceof ApiProblem ? (
        <ApiProblemNote problem={error} />
      ) : (
        <Note tone="wrong" title="That did not work">
          <p>{error instanceof Error ? error.message : "Something went wrong. Try again."}</p>
        </Note>
      )}
    </div>
  );
}

function ApiProblemNote({ problem: { details } }: { problem: ApiProblem }) {
  return (
    <Note tone="wrong" title={details.title}>
      <p>{details.detail}</p>
      {details.fields !== undefined && details.fields.length > 0 && (
        <ul>
          {details.fields.map(({ path, message }) => (
            <li key={path}>
              <code>{path}</code>: {message}
            </li>
          ))}
        </ul>
      )}
    </Note>
  );
}
