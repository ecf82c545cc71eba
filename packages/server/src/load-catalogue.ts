import { loadTrack, toProblemText } from "@aulo/content";
import { type Catalogue, toCatalogue } from "./catalogue/catalogue.ts";

/** The track cannot be used; the message lists its first problems. */
export class TrackError extends Error {
  override name = "TrackError";
}

const MOST_TOLD = 5;

/** @throws TrackError for a track with problems or without concepts */
export async function loadCatalogue(folder: string): Promise<Catalogue> {
  const { track, problems } = await loadTrack(folder);
  if (problems.length > 0) {
    const told = problems.slice(0, MOST_TOLD).map((problem) => `\n  ${toProblemText(problem)}`);
    const more = problems.length > MOST_TOLD ? `\n  and ${problems.length - MOST_TOLD} more` : "";
    throw new TrackError(
      `The track in ${folder} is broken: ${problems.length} problems.${told.join("")}${more}`,
    );
  }
  if (track === null || track.concepts.length === 0)
    throw new TrackError(`The track in ${folder} has no concepts.`);
  return toCatalogue(track);
}
