import { requirementsOf } from "../../requirements/requirements.ts";
import { type AssertionFault, assertionFaults } from "../../requirements/spec-assertions.ts";
import { type Exercise, exercisesOf } from "../../track.ts";
import { specsOf } from "../../track-files.ts";
import type { Finding, Rule } from "../rule.ts";

const MESSAGES: Record<AssertionFault["kind"], string> = {
  reversed: "Expected and actual are exchanged: the value that was found belongs in expect(…).",
  "without-context":
    'A failure would not say which call it was: compare an object that names it, such as expect({ "GET /x": status }).',
};

/** In an exercise with ids of requirements, a failed assertion says what was found and where. */
export const assertionsTell: Rule = {
  name: "assertions-tell",
  check: (track) => exercisesOf(track).flatMap(faultsOf),
};

function faultsOf(exercise: Exercise): Finding[] {
  if (requirementsOf(exercise).length === 0) return [];
  return Object.entries(specsOf(exercise)).flatMap(([file, text]) =>
    assertionFaults(text).map(({ kind, line }) => {
      return { file: `${exercise.folder}/tests/${file}`, line, message: MESSAGES[kind] };
    }),
  );
}
