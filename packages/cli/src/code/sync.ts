/**
 * Which of two versions of a draft wins: the folder's or the server's.
 *
 * Both were made from `base`. Where one of them is still the base, the other one is newer. Where both have changed, the learner chooses.
 */
import type { Files } from "@aulo/contract";
import { hashOf } from "../folder/marker.ts";

/** A version on the server. Revision 0 is the exercise's own first files. */
export type Version = { revision: number; files: Files };

export type Base = { revision: number; hash: string };

export type Sync =
  /** Both have the same files. */
  | "same"
  /** The folder is newer: save it. */
  | "push"
  /** The server is newer: write its files into the folder. */
  | "pull"
  | "conflict";

export function decideSync(local: Files, base: Base, server: Version): Sync {
  const hash = hashOf(local);
  if (hash === hashOf(server.files)) return "same";
  if (server.revision === base.revision) return "push";
  return hash === base.hash ? "pull" : "conflict";
}

export function toBase({ revision, files }: Version): Base {
  return { revision, hash: hashOf(files) };
}
