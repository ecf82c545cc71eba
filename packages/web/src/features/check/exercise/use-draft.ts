import { endpoints, type Files } from "@aulo/contract";
import { useCallback, useEffect, useRef, useState } from "react";
import { call } from "../../../api/call.ts";

/** Debounce: pause in typing before the draft is saved, in milliseconds. */
const REST_MS = 800;

export type Draft = {
  files: Files;
  /** `saved` when the server has the files as shown. */
  state: "saved" | "changed" | "failed";
  change: (path: string, text: string) => void;
  replace: (files: Files) => void;
};

/**
 * The edited files of an exercise. They are saved on the server after a pause in typing and when the page is
 * left.
 */
export function useDraft(exercise: string, start: Files): Draft {
  const [files, setFiles] = useState(start);
  const [state, setState] = useState<Draft["state"]>("saved");
  const unsaved = useRef<Files | null>(null);

  const save = useCallback(
    (keepalive: boolean) => {
      const kept = unsaved.current;
      if (kept === null) return;
      unsaved.current = null;
      putDraft(exercise, kept, keepalive).then(
        () => setState(unsaved.current === null ? "saved" : "changed"),
        () => setState("failed"),
      );
    },
    [exercise],
  );

  useEffect(() => {
    const leave = () => save(true);
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", leave);
      leave();
    };
  }, [save]);

  useEffect(() => {
    if (unsaved.current !== files) return;
    const timer = setTimeout(() => save(false), REST_MS);
    return () => clearTimeout(timer);
  }, [files, save]);

  const replace = (next: Files) => {
    unsaved.current = next;
    setFiles(next);
    setState("changed");
  };
  return { files, state, change: (path, text) => replace({ ...files, [path]: text }), replace };
}

function putDraft(exercise: string, files: Files, keepalive: boolean) {
  const [concept = "", name = ""] = exercise.split("/");
  return call(endpoints.saveDraft, { params: { concept, exercise: name }, body: { files }, keepalive });
}
