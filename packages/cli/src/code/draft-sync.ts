/**
 * Keeps the folder and the draft on the server the same, while the page may change the draft too.
 *
 * 1. `base` is the version that both had last. The folder's marker holds it, so that a later session goes on from there.
 * 2. The folder is newer: save it. The server refuses a save from another revision, and sends its own version.
 * 3. The server is newer: its files go into the folder.
 * 4. Both have changed: the server's version goes beside the folder's files, and nothing is saved until the learner has chosen.
 */
import type { Files } from "@aulo/contract";
import type { Api } from "../api/api.ts";
import { isRefusal } from "../api/problem.ts";
import { keepVersion, writeFiles } from "../folder/exercise-folder.ts";
import { type Marker, writeMarker } from "../folder/marker.ts";
import type { FolderFiles } from "../folder/read-files.ts";
import { Stop } from "../stop.ts";
import type { Patient } from "./run-code.ts";
import { decideSync, toBase, type Version } from "./sync.ts";

/** `local`: the folder's files after it. */
export type SyncEnd = { local: FolderFiles; revision: number } & (
  | { kind: "same" | "saved" | "pulled" }
  | { kind: "conflict"; theirs: Files; kept: string }
);

export type DraftSync = {
  /** Brings both together; null while the folder cannot be read. @throws Refused, Stop */
  sync: () => Promise<SyncEnd | null>;
  /** Whether both changed, and the learner has to choose. */
  hasConflict: () => boolean;
  chooseMine: () => Promise<SyncEnd | null>;
  /** Returns the folder that keeps the replaced version; null while the folder cannot be read. */
  chooseTheirs: () => Promise<string | null>;
};

type Needs = {
  api: Api;
  folder: string;
  marker: Marker;
  /** The exercise's first files, which are revision 0. */
  starter: Files;
  patient: Patient;
  /** Reads the folder; null while it cannot be read, or its files cannot be sent. */
  read: () => Promise<FolderFiles | null>;
  /** Called when the folder's marker cannot be written: a later session will compare with an older version. */
  onUnwritable: (fault: Stop) => void;
};

export function createDraftSync(needs: Needs): DraftSync {
  const { api, folder, marker, starter, patient, read, onUnwritable } = needs;
  const [concept = "", exercise = ""] = marker.exercise.split("/");
  const params = { concept, exercise };
  let base = { revision: marker.revision, hash: marker.hash };
  let theirs: Version | null = null;

  const setBase = async (version: Version) => {
    base = toBase(version);
    theirs = null;
    // A folder that became read-only still holds the learner's files, so the session goes on.
    await writeMarker(folder, { ...marker, ...base }).catch((error: unknown) => {
      if (!(error instanceof Stop)) throw error;
      onUnwritable(error);
    });
  };

  const fetchVersion = async (): Promise<Version> => {
    const { draft } = await patient(() => api.call("getDraft", { params }));
    return draft ?? { revision: 0, files: starter };
  };

  const save = async (local: FolderFiles): Promise<SyncEnd | null> => {
    try {
      const body = { files: local.files, revision: base.revision };
      const draft = await patient(() => api.call("saveDraft", { params, body }));
      await setBase(draft);
      return { kind: "saved", local, revision: draft.revision };
    } catch (error) {
      if (isRefusal(error, "draft-changed") && error.problem.draft !== undefined)
        return bringTogether(error.problem.draft);
      throw error;
    }
  };

  /** The folder is read after the server, right before anything is written: the learner may save at any moment. */
  const bringTogether = async (server: Version): Promise<SyncEnd | null> => {
    const local = await read();
    if (local === null) return null;
    const { revision, files } = server;
    switch (decideSync(local.files, base, server)) {
      case "same":
        if (revision !== base.revision || theirs !== null) await setBase(server);
        return { kind: "same", local, revision };
      case "push":
        return save(local);
      case "pull":
        await writeFiles(folder, files, local);
        await setBase(server);
        return { kind: "pulled", local: { ...local, files }, revision };
      case "conflict":
        theirs = server;
        return {
          kind: "conflict",
          local,
          revision,
          theirs: files,
          kept: await keepVersion(folder, `page-revision-${revision}`, files),
        };
    }
  };

  const sync = async () => bringTogether(await fetchVersion());

  return {
    sync,
    hasConflict: () => theirs !== null,
    chooseMine() {
      if (theirs !== null) base = toBase(theirs);
      theirs = null;
      return sync();
    },
    async chooseTheirs() {
      const server = theirs ?? (await fetchVersion());
      const local = await read();
      if (local === null) return null;
      const at = new Date().toISOString().replaceAll(/[:.]/g, "-");
      const kept = await keepVersion(folder, `mine-${at}`, local.files);
      await writeFiles(folder, server.files, local);
      await setBase(server);
      return kept;
    },
  };
}
