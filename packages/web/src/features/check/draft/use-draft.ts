import type { Check, Files, PublicItem } from "@aulo/contract";
import { useEffect, useState, useSyncExternalStore } from "react";
import { currentLearnerId } from "../../../api/current-learner.ts";
import { queueOf } from "./draft-queue.ts";
import type { DraftState, Version } from "./draft-state.ts";

/** The edited files of an exercise, with the ways to change them. */
export type EditedDraft = DraftState & {
  change: (path: string, text: string) => void;
  /** Takes files that were added, renamed or deleted; the open editor keeps its text. */
  changeFiles: (files: Files) => void;
  replace: (files: Files) => void;
  keepMine: () => void;
  takeTheirs: () => void;
  /** Takes the server's version, which was saved elsewhere. */
  hear: (draft: Version) => void;
};

type ExerciseDraft = { check: Check; item: Extract<PublicItem, { kind: "exercise" }> };

/** Keeps the files in the browser at each change, and on the server after a pause in typing and when the page is left. */
export function useDraft({ check, item }: ExerciseDraft): EditedDraft {
  const saved = check.draft?.exercise === item.id ? check.draft : null;
  const [queue] = useState(() =>
    queueOf(currentLearnerId(), item.id, saved ?? { files: item.starter, revision: 0 }),
  );
  const state = useSyncExternalStore(queue.subscribe, queue.getState);

  useEffect(() => {
    const leave = () => queue.flush(true);
    const hide = () => document.visibilityState === "hidden" && leave();
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", hide);
    return () => {
      window.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", hide);
      queue.flush();
    };
  }, [queue]);

  return {
    ...state,
    change: (path, text) =>
      queue.tell({ kind: "edited", files: { ...queue.getState().files, [path]: text } }),
    changeFiles: (files) => queue.tell({ kind: "edited", files }),
    replace: (files) => queue.tell({ kind: "replaced", files }),
    keepMine: () => queue.tell({ kind: "mine-chosen" }),
    takeTheirs: () => queue.tell({ kind: "theirs-chosen" }),
    hear: (draft) => queue.tell({ kind: "heard", draft }),
  };
}
