import type { MissingRequirement } from "../../outcome.ts";
import { SERVICES, type Service } from "../../services.ts";
import type { CheckedJob } from "../check-job.ts";
import type { MachinePrograms } from "../sandbox/programs.ts";
import type { Tier } from "../sandbox/tier.ts";

/** Missing requirement of a job on this machine, or null. */
export function createRequirementCheck(
  tier: Tier,
  programs: MachinePrograms,
): (job: Pick<CheckedJob, "services">) => MissingRequirement | null {
  return ({ services }) =>
    services.map((service) => missingForService(service, tier, programs)).find((lack) => lack !== null) ??
    null;
}

/** Missing requirement of services that did not start; null when none of them needs a program of the machine. */
export function missingAtStart(services: readonly Service[]): MissingRequirement | null {
  const needs = services.map((service) => SERVICES[service].program).find((program) => program !== null);
  return needs ? { needs, because: `${needs} does not start here` } : null;
}

function missingForService(
  service: Service,
  tier: Tier,
  programs: MachinePrograms,
): MissingRequirement | null {
  const { title, program, onlyContained } = SERVICES[service];
  if (onlyContained && tier.kind !== "bubblewrap")
    return { needs: "bubblewrap", because: `${title} is started only where runs are contained` };
  return program === null || programs.has(program)
    ? null
    : { needs: program, because: `${program} is not installed` };
}
