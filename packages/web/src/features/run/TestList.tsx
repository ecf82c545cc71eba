import type { TestOutcome } from "@aulo/contract";
import { Icon } from "../../ui/Icon.tsx";
import { Printed } from "./Printed.tsx";
import { failingFirst } from "./run-progress.ts";
import { TestActions } from "./TestActions.tsx";
import { TestConcept } from "./TestConcept.tsx";
import { TestFailure } from "./TestFailure.tsx";

/** The tests of a run, failing tests first. The first failure is open; the others show their first line and can be opened. */
export function TestList({ tests }: { tests: readonly TestOutcome[] }) {
  return (
    <ul className="tests plain-list" aria-label="Tests">
      {failingFirst(tests).map((test, index) => (
        <li key={test.name} className="test" data-passed={test.passed}>
          {hasMore(test) ? (
            <details open={index === 0 && !test.passed}>
              <summary>
                <TestName test={test} />
                {test.failure !== null && <span className="test-first soft">{test.failure.message}</span>}
              </summary>
              <div className="stack-s test-body">
                {test.failure !== null && <TestFailure failure={test.failure} />}
                <TestActions actions={test.actions} actionsLeftOut={test.actionsLeftOut} />
                <Printed pieces={test.printed.pieces} title="Printed in this test" />
                <TestConcept test={test} />
              </div>
            </details>
          ) : (
            <TestName test={test} />
          )}
        </li>
      ))}
    </ul>
  );
}

function hasMore({ failure, actions, printed: { pieces } }: TestOutcome): boolean {
  return failure !== null || actions.length > 0 || pieces.length > 0;
}

function TestName({ test: { name, passed } }: { test: TestOutcome }) {
  return (
    <span className="test-name">
      <Icon name={passed ? "right" : "wrong"} />
      <span>
        <span className="test-verdict">{passed ? "Passed" : "Failed"}</span> {name}
      </span>
    </span>
  );
}
