import type { TestOutcome } from "@aulo/contract";
import { Link } from "react-router";
import { paths } from "../../paths.ts";
import { useTrack } from "../track/use-track.ts";

/** For a failed test: the lesson of the concept that it is about. */
export function TestConcept({ test: { concept, passed } }: { test: TestOutcome }) {
  const { title } = useTrack();
  if (passed || concept === null) return null;
  return (
    <p className="small">
      This test is about <Link to={paths.lesson(concept)}>{title(concept)}</Link>.
    </p>
  );
}
