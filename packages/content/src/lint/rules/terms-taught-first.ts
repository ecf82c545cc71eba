// 1. Collect the code that a learner reads or writes in a concept, without its comments.
// 2. Search it for each term of track.yaml, as whole words.
// 3. A term is allowed when its concept is this one, a prerequisite, or `also` of the item or exercise.

import { type Concept, type Exercise, milestonesOf } from "../../track.ts";
import { exerciseFile, itemsFile, lessonsOf } from "../../track-files.ts";
import { syllabus, taughtWith } from "../prerequisites.ts";
import type { Finding, Rule } from "../rule.ts";

/** Code uses only terms that the path to its concept or milestone teaches. */
export const termsTaughtFirst: Rule = {
  name: "terms-taught-first",
  check(track) {
    const order = syllabus(track);
    const terms = Object.entries(track.terms).filter(([, id]) => order.includes(id));
    const judgeCode = (code: Code, taught: ReadonlySet<string>) =>
      judge(
        code,
        terms.filter(([, id]) => !taught.has(id)),
      );
    const milestones = milestonesOf(track).flatMap((milestone) =>
      judgeCode(exerciseCode(milestone), taughtWith(track, milestone.milestone?.needs ?? [])),
    );
    const concepts = track.concepts.flatMap((concept) => {
      const own = taughtWith(track, [concept.id]);
      return codeOf(concept).flatMap((code) => {
        const taught = code.also.length === 0 ? own : taughtWith(track, [concept.id, ...code.also]);
        return judgeCode(code, taught);
      });
    });
    return [...concepts, ...milestones];
  },
};

type Code = Omit<Finding, "message"> & { code: string; also: readonly string[] };

function judge({ code, also: _, ...place }: Code, untaught: [string, string][]): Finding[] {
  const bare = withoutComments(code);
  return untaught.flatMap(([term, id]) => {
    return mentions(bare, term)
      ? [{ ...place, message: `“${term}” is used, but no prerequisite teaches it: ${id} does.` }]
      : [];
  });
}

function codeOf(concept: Concept): Code[] {
  const examples = lessonsOf(concept).flatMap(({ file, blocks }) => {
    return blocks.flatMap((block) => {
      return block.kind === "text" ? [] : [{ file, line: block.line, code: block.code, also: [] }];
    });
  });
  const items = concept.items.flatMap((item, index) => {
    const code = item.kind === "order-lines" ? item.lines.join("\n") : "code" in item ? item.code : "";
    return [{ file: itemsFile(concept), path: [index], code, also: item.also }];
  });
  return [...examples, ...items, ...concept.exercises.map(exerciseCode)];
}

/** The code that a learner of the exercise reads and writes. That of earlier milestones is judged with them. */
function exerciseCode(exercise: Exercise): Code {
  const given = exercise.milestone === null || exercise.milestone.position === 1 ? [exercise.starter] : [];
  const files = [...given, ...exercise.solutions.map(({ changed }) => changed)];
  const code = files.flatMap((one) => Object.values(one)).join("\n");
  return { file: exerciseFile(exercise), code, also: exercise.also };
}

function withoutComments(code: string): string {
  return code.replaceAll(/\/\*[\s\S]*?\*\//g, " ").replaceAll(/(^|\s)(\/\/|-- |#).*$/gm, " ");
}

function mentions(code: string, term: string): boolean {
  const before = /^\w/.test(term) ? "(?<![\\w$.])" : "";
  const after = /\w$/.test(term) ? "(?![\\w$])" : "";
  const escaped = term.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`${before}${escaped}${after}`).test(code);
}
