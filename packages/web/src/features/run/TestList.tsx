import type { TestOutcome } from "@aulo/contract";
import { Icon } from "../../ui/Icon.tsx";
import { failingFirst } from "./run-progress.ts";
import { TestFailure } from "./TestFailure.tsx";

/** The tests of a run, failing tests first. The first failure is open. */
export function TestList({ tests }: { tests: readonly TestOutcome[] }) {
  return (
    <ul className="tests plain-list">
      {failingFirst(tests).map((test, index) => (
        <li key={test.name} className="test" data-passed={test.passed}>
          {test.failure === null ? (
            <TestName test={test} />
          ) : (
            <details open={index === 0}>
              <summary>
                <TestName test={test} />
              </summary>
              <TestFailure failure={test.failure} concept={test.concept} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
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
