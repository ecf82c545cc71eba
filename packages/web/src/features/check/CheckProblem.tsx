import { hasStatus } from "../../api/problem.ts";
import { Button } from "../../ui/Button.tsx";
import { ProblemNote } from "../problem/ProblemNote.tsx";

type CheckProblemProps = {
  error: unknown;
  /** Loads the check again. */
  onRefresh: () => void;
};

/** An error of a call about the open item. When the item was answered elsewhere, a button shows the item that is open now. */
export function CheckProblem({ error, onRefresh }: CheckProblemProps) {
  return (
    <>
      <ProblemNote error={error} />
      {hasStatus(error, 409) && (
        <div>
          <Button onClick={onRefresh}>Show what is open now</Button>
        </div>
      )}
    </>
  );
}
