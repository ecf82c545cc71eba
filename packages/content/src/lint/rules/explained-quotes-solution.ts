import { markdown } from "../../lesson/markdown.ts";
import { type Exercise, exercisesOf } from "../../track.ts";
import { foldSpace } from "../../white-space.ts";
import type { Finding, Rule } from "../rule.ts";

/** Every line of code in `explained.md` is a line of the first solution, and there is at least one. */
export const explainedQuotesSolution: Rule = {
  name: "explained-quotes-solution",
  check(track) {
    return exercisesOf(track).flatMap((exercise) =>
      faults(exercise).map((found) => ({ file: `${exercise.folder}/explained.md`, ...found })),
    );
  },
};

function faults({ explained, solutions: [first] }: Exercise): Omit<Finding, "file">[] {
  if (explained === null || first === undefined) return [];
  const quoted = quotedLines(explained.markdown);
  if (quoted.length === 0) return [{ message: `It quotes no code of solutions/${first.name}.` }];
  const lines = new Set(Object.values(first.files).flatMap((text) => text.split("\n").map(foldSpace)));
  return quoted
    .filter(({ text }) => !lines.has(text))
    .map(({ text, line }) => ({ line, message: `This is not a line of solutions/${first.name}: ${text}` }));
}

/** Lines of the code blocks, with white space folded, without empty ones. */
function quotedLines(text: string): { text: string; line: number }[] {
  const fences = markdown.parse(text, {}).filter(({ type }) => type === "fence");
  return fences.flatMap(({ content, map }) => {
    const firstLine = (map?.[0] ?? 0) + 2;
    return content
      .split("\n")
      .map((line, index) => ({ text: foldSpace(line), line: firstLine + index }))
      .filter((line) => line.text !== "");
  });
}
