import type { Files } from "@aulo/contract";
import { hashOf } from "../folder/marker.ts";
import { type FolderFiles, readFolder } from "../folder/read-files.ts";
import { plain } from "../terminal/plain.ts";
import { conflictLines } from "./conflict-lines.ts";
import { createDraftSync, type SyncEnd } from "./draft-sync.ts";
import type { ExerciseRuns } from "./exercise-runs.ts";
import { findFault } from "./find-fault.ts";
import { createRemarks } from "./remarks.ts";
import type { Session } from "./session-state.ts";

/** The learner's saves, and the page's: each becomes the draft or comes into the folder, and a save of the learner's is run. */
export type Saves = {
  /** Saves the folder that the session finds, and runs it if it differs from the first files. */
  begin: () => Promise<void>;
  /** Saves the folder and runs it, if it differs from the last run or the run is forced. */
  takeChange: (isForced: boolean) => Promise<void>;
  /** Compares the draft with the server's, which the page may have changed. */
  compare: () => Promise<void>;
  /** After a conflict, keeps the learner's version, or takes the page's. */
  choose: (version: "mine" | "page") => Promise<void>;
  /** Files that were read last; null before the first. */
  files: () => Files | null;
};

export function createSaves(session: Session, runs: ExerciseRuns): Saves {
  const { api, screen, folder, item, marker, patient, ending } = session;
  const remarks = createRemarks(screen);
  let local: FolderFiles | null = null;
  /** Hash of the files that were run last; at first, and after the page's files came, of those that need no run. */
  let settled: string | null = null;

  const read = async (): Promise<FolderFiles | null> => {
    try {
      return await readFolder(folder, item);
    } catch {
      // The watch says so when the folder is gone.
      return null;
    }
  };
  const faultIn = ({ files }: FolderFiles) => findFault(item, files, local?.files ?? null);

  const drafts = createDraftSync({
    api,
    folder,
    marker,
    starter: item.starter,
    patient,
    read: async () => {
      const found = await read();
      return found === null || faultIn(found) !== null ? null : found;
    },
    onUnwritable: ({ message }) => remarks.tellOnce(message),
  });

  /** Reads the folder and tells about it. Null when its files cannot be sent. */
  const takeFolder = async (): Promise<FolderFiles | null> => {
    const found = await read();
    if (found === null) return null;
    const fault = faultIn(found);
    remarks.tellNew([...found.remarks, ...(fault === null ? [] : [fault])]);
    if (fault !== null) return null;
    local = found;
    return found;
  };

  const tellSync = (end: SyncEnd | null) => {
    if (end === null) return;
    local = end.local;
    if (end.kind === "conflict")
      screen.tell(
        { event: "conflict", revision: end.revision, theirs: end.theirs, kept: end.kept },
        conflictLines(end, screen),
      );
    if (end.kind === "pulled") {
      settled = hashOf(end.local.files);
      screen.tell({ event: "pulled", revision: end.revision }, [
        `The page had a newer draft (revision ${end.revision}). Its files are in the folder now.`,
      ]);
    }
  };

  const bringTogether = async () => tellSync(await drafts.sync());

  const run = (files: Files) => {
    settled = hashOf(files);
    runs.start(files);
  };

  return {
    async begin() {
      const found = await takeFolder();
      if (found === null) return;
      settled = hashOf(found.files);
      await bringTogether();
      const { files } = local ?? found;
      if (hashOf(files) !== hashOf(item.starter)) run(files);
    },
    async takeChange(isForced) {
      const found = await takeFolder();
      if (found === null || (!isForced && hashOf(found.files) === settled)) return;
      await runs.stop();
      if (!drafts.hasConflict()) await bringTogether();
      run((local ?? found).files);
    },
    async compare() {
      if (local !== null && ending() === null && !drafts.hasConflict()) await bringTogether();
    },
    async choose(version) {
      if (!drafts.hasConflict()) return;
      if (version === "mine") {
        tellSync(await drafts.chooseMine());
        return screen.tell({ event: "mine-chosen" }, [
          "Yours is the draft now. The page's stays in its folder.",
        ]);
      }
      const kept = await drafts.chooseTheirs();
      if (kept === null) return;
      local = await read();
      settled = local === null ? settled : hashOf(local.files);
      screen.tell({ event: "theirs-chosen", kept }, [
        `The page's files are in the folder now. Yours are in ${plain(kept)}.`,
      ]);
    },
    files: () => local?.files ?? null,
  };
}
