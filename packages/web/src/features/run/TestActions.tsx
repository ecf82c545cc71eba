import type { TestAction, TestOutcome } from "@aulo/contract";
import { wordsOf } from "@aulo/contract/words/actions";
import { count } from "@aulo/contract/words/quantities";

/** Last actions that are shown at once. */
const SHOWN = 3;

type TestActionsProps = Pick<TestOutcome, "actions" | "actionsLeftOut">;

/** The actions of a test on the learner's code: calls, requests, runs. The last ones are shown, earlier ones on demand. */
export function TestActions({ actions, actionsLeftOut }: TestActionsProps) {
  const earlier = actions.slice(0, -SHOWN);
  if (actions.length === 0 && actionsLeftOut === 0) return null;
  return (
    <section className="stack-s" aria-label="What the test did">
      <p className="label">What the test did</p>
      {earlier.length > 0 && (
        <details>
          <summary>{count(earlier.length, "earlier action")}</summary>
          <ActionList actions={earlier} />
        </details>
      )}
      <ActionList actions={actions.slice(-SHOWN)} />
      {actionsLeftOut > 0 && (
        <p className="small soft">
          {actionsLeftOut} more {actionsLeftOut === 1 ? "is" : "are"} not shown.
        </p>
      )}
    </section>
  );
}

function ActionList({ actions }: { actions: readonly TestAction[] }) {
  return (
    <ol className="actions plain-list">
      {actions.map((action, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the actions of one test never move.
        <Action key={index} action={action} />
      ))}
    </ol>
  );
}

function Action({ action }: { action: TestAction }) {
  const { did, got, result } = wordsOf(action);
  return (
    <li className="action sides" data-threw={action.threw}>
      <div>
        <p className="label">{did}</p>
        <pre className="code code-wrap">{[action.did, action.sent].filter((text) => text).join("\n")}</pre>
      </div>
      {result !== null && (
        <div className="action-result">
          <p className="label">{got}</p>
          <pre className="code code-wrap">{result}</pre>
        </div>
      )}
    </li>
  );
}
