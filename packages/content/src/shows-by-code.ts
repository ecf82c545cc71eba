import { prerequisitesOf } from "./lint/prerequisites.ts";
import type { Exercise, Track } from "./track.ts";

/**
 * Ids of the concepts that a learner shows by code when the exercise is passed: its core, and the concepts whose faults its tests
 * catch. The concept of its folder is one of them only as the core.
 *
 * A milestone declares its own. A concept at fault that is neither a prerequisite nor in `also` is left out, because the track does not promise that passing needs it.
 */
export function showsByCode(track: Track, { concept, also, core, wrong, milestone }: Exercise): string[] {
  if (milestone !== null) return milestone.shows;
  const needed = new Set([...prerequisitesOf(track, concept), ...also]);
  const caught = wrong.map((each) => each.concept).filter((id) => id !== concept && needed.has(id));
  return [...new Set([core, ...caught])];
}
