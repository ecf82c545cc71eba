// 1. Collect the code that a learner reads or writes in a concept, without its comments.
// 2. Search it for each term of track.yaml, as whole words.
// 3. A term is allowed when its concept is this one, an earlier one or a prerequisite.

import type { Concept } from "../../track.ts";
import { exerciseFile, itemsFile, lessonsOf } from "../../track-files.ts";
import { prerequisitesOf, syllabus } from "../prerequisites.ts";
import type { Finding, Rule } from "../rule.ts";

/** Code uses no term that is taught later. */
export const termsTaughtFirst: Rule = {
  name: "terms-taught-first",
  check(track) {
    const order = syllabus(track);
    return track.concepts.flatMap((concept) => {
      const taught = new Set([
        ...order.slice(0, order.indexOf(concept.id) + 1),
        ...prerequisitesOf(track, concept.id),
      ]);
      const later = Object.entries(track.terms).filter(([, id]) => order.includes(id) && !taught.has(id));
      return codeOf(concept).flatMap((code) => judge(code, later));
    });
  },
};

type Code = Omit<Finding, "message"> & { code: string };

function judge({ code, ...place }: Code, later: [string, string][]): Finding[] {
  const bare = withoutComments(code);
  return later.flatMap(([term, id]) => {
    return mentions(bare, term) ? [{ ...place, message: `“${term}” is used before ${id} is taught.` }] : [];
  });
}

function codeOf(concept: Concept): Code[] {
  const examples = lessonsOf(concept).flatMap(({ file, blocks }) => {
    return blocks.flatMap((block) => {
      return block.kind === "text" ? [] : [{ file, line: block.line, code: block.code }];
    });
  });
  const items = concept.items.flatMap((item, index) => {
    const code = item.kind === "order-lines" ? item.lines.join("\n") : "code" in item ? item.code : "";
    return [{ file: itemsFile(concept), path: [index], code }];
  });
  const exercises = concept.exercises.flatMap((exercise) => {
    const files = [exercise.starter, ...exercise.solutions.map(({ changed }) => changed)];
    const code = files.flatMap((one) => Object.values(one)).join("\n");
    return [{ file: exerciseFile(exercise), code }];
  });
  return [...examples, ...items, ...exercises];
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
