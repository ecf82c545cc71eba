import type { Problem } from "../problem.ts";

/**
 * The problems of one concept, so that it can be written while others are not there yet.
 *
 * Left out are the problems of other files, and those that only say that another listed concept is not written.
 */
export function problemsOfConcept(problems: readonly Problem[], concept: string): Problem[] {
  return problems.filter(({ file, awaits, rule }) => {
    const inFolder = file.split("/").slice(0, 3).at(-1) === concept && file.startsWith("stages/");
    return (inFolder && awaits === undefined) || (awaits === concept && rule === "listed-concepts");
  });
}
