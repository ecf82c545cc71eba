import { markdown } from "../../lesson/markdown.ts";
import { requirementsOf } from "../../requirements/requirements.ts";
import { type Exercise, exercisesOf } from "../../track.ts";
import { promptFile } from "../../track-files.ts";
import type { Finding, Rule } from "../rule.ts";

/** In a prompt with requirements, each sentence states one or is context. Every mark is well-formed. */
export const promptMarked: Rule = {
  name: "prompt-marked",
  check(track) {
    return exercisesOf(track).flatMap((exercise) =>
      [...openSentences(exercise), ...brokenMarks(exercise)].map((found) => ({
        ...found,
        file: promptFile(exercise),
      })),
    );
  },
};

type Found = Omit<Finding, "file">;

function openSentences(exercise: Exercise): Found[] {
  if (requirementsOf(exercise).length === 0) return [];
  return exercise.sentences
    .filter(({ requirements, isContext }) => requirements.length === 0 && !isContext)
    .map(({ line, text }) => ({
      line,
      message: `This has neither the id of a requirement, {#id}, nor {context}: ${text}`,
    }));
}

function brokenMarks({ prompt }: Exercise): Found[] {
  return markdown.parse(prompt.markdown, {}).flatMap(({ children, map }) => {
    const texts = (children ?? []).filter(({ type }) => type === "text");
    return texts
      .flatMap(({ content }) => content.match(/\{\s*(?:#|context).*/) ?? [])
      .map((text) => ({
        line: (map?.[0] ?? 0) + 1,
        message: `This is not a mark; one is {#id}, {#id #other-id} or {context}: ${text}`,
      }));
  });
}
