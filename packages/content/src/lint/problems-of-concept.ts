import { PROJECTS } from "../load/load-project.ts";
import { LATER } from "../load/load-track.ts";
import type { Problem } from "../problem.ts";

/**
 * Problems of one concept or project, so that its author can work while other concepts are still missing.
 *
 * Leaves out problems in other files, and problems caused only by another listed concept that is not written yet.
 */
export function problemsOfConcept(problems: readonly Problem[], concept: string): Problem[] {
  return problems.filter(({ file, awaits, rule }) => {
    const [group, ...rest] = file.split("/");
    const inFolder = (group === LATER || group === PROJECTS ? rest[0] : rest[1]) === concept;
    return (inFolder && awaits === undefined) || (awaits === concept && rule === "listed-concepts");
  });
}
