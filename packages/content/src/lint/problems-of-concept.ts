import type { Problem } from "../problem.ts";

/**
 * Problems of one concept, so that its author can work while other concepts are still missing.
 *
 * Leaves out problems in other files, and problems caused only by another listed concept that is not written yet.
 */
export function problemsOfConcept(problems: readonly Problem[], concept: string): Problem[] {
  return problems.filter(({ file, awaits, rule }) => {
    const inFolder = file.split("/").slice(0, 3).at(-1) === concept && file.startsWith("stages/");
    return (inFolder && awaits === undefined) || (awaits === concept && rule === "listed-concepts");
  });
}
