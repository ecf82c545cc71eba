import { fileURLToPath } from "node:url";
import { loadTrack } from "@aulo/content";
import { type AnswerBook, toAnswerBook } from "../scripts/simulate/answers.ts";

/** Answers to all items of the server's track. */
export async function loadBook(): Promise<AnswerBook> {
  const folder =
    process.env.AULO_TRACK_DIR ?? fileURLToPath(new URL("../tracks/backend-nodejs", import.meta.url));
  const { track } = await loadTrack(folder);
  if (track === null) throw new Error(`The track in ${folder} cannot be read.`);
  return toAnswerBook(track);
}
