import type { TestOutcome } from "@aulo/contract";
import { Explanation } from "./Explanation.tsx";
import { Spot } from "./Spot.tsx";

type Failure = NonNullable<TestOutcome["failure"]>;

/** A test's failure: a common error in plain words, the expected and the actual value, and the difference. */
export function TestFailure({ failure }: { failure: Failure }) {
  const { message, explanation, expected, actual, diff, spot } = failure;
  return (
    <>
      <p>{message}</p>
      {explanation !== null && <Explanation text={explanation} />}
      {spot !== null && <Spot spot={spot} />}
      {(expected !== null || actual !== null) && (
        <dl className="sides">
          <Side name="Expected" text={expected} />
          <Side name="Your code gave" text={actual} />
        </dl>
      )}
      {diff !== null && (
        <details open={expected === null && actual === null}>
          <summary>Difference, line by line</summary>
          <DiffLines diff={diff} />
        </details>
      )}
    </>
  );
}

function Side({ name, text }: { name: string; text: string | null }) {
  if (text === null) return null;
  return (
    <div>
      <dt className="label">{name}</dt>
      <dd>
        <pre className="code code-wrap">{text}</pre>
      </dd>
    </div>
  );
}

function DiffLines({ diff }: { diff: string }) {
  return (
    <pre className="code code-wrap">
      {diff.split("\n").map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one diff never move.
        <span key={index} className="diff-line" data-side={line.at(0) ?? " "}>
          {`${line}\n`}
        </span>
      ))}
    </pre>
  );
}
