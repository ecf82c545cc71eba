import type { TestOutcome } from "@aulo/contract";
import { Link } from "react-router";
import { paths } from "../../paths.ts";
import { useTrack } from "../track/use-track.ts";
import { Spot } from "./Spot.tsx";

type Failure = NonNullable<TestOutcome["failure"]>;

type TestFailureProps = { failure: Failure; concept: TestOutcome["concept"] };

/** A test's failure: the expected and the actual value, the difference, and the concept that is tested. */
export function TestFailure({
  failure: { message, expected, actual, diff, spot },
  concept,
}: TestFailureProps) {
  const { title } = useTrack();
  return (
    <div className="stack-s failure">
      <p>{message}</p>
      {spot !== null && <Spot spot={spot} />}
      {(expected !== null || actual !== null) && (
        <dl className="sides">
          <Side name="Expected" text={expected} />
          <Side name="Yours gave" text={actual} />
        </dl>
      )}
      {diff !== null && (
        <details>
          <summary>Difference, line by line</summary>
          <DiffLines diff={diff} />
        </details>
      )}
      {concept !== null && (
        <p className="small">
          This test is about <Link to={paths.lesson(concept)}>{title(concept)}</Link>.
        </p>
      )}
    </div>
  );
}

function Side({ name, text }: { name: string; text: string | null }) {
  if (text === null) return null;
  return (
    <div>
      <dt>{name}</dt>
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
