import { endpoints, type NewRun, type Run } from "@aulo/contract";
import { useCallback, useEffect, useRef, useState } from "react";
import { call, callWithoutReply } from "../../api/call.ts";
import { followRun } from "../../api/follow-run.ts";
import { useIdempotencyKey } from "../../api/idempotency-key.ts";
import { announce } from "../../ui/announce.tsx";
import { initialProgress, progressAfter, type RunProgress } from "./run-progress.ts";

export type Running = {
  /** Null before the first run. */
  progress: RunProgress | null;
  isRunning: boolean;
  error: unknown;
  start: (run: NewRun) => void;
  cancel: () => void;
};

/** Runs code and follows it, one run at a time. `onEnded` gets the run with its outcome. */
export function useRun(onEnded: (run: Run) => void = () => {}): Running {
  const [progress, setProgress] = useState<RunProgress | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { keyOf, settle } = useIdempotencyKey();
  const current = useRef<{ id: string | null; stop: () => void }>({ id: null, stop: () => {} });
  const isRunning = progress !== null && progress.phase !== "ended" && error === null;

  useEffect(() => () => current.current.stop(), []);

  const fail = (reason: unknown) => {
    setError(reason);
    setProgress(null);
  };

  const finish = (run: Run) => {
    announce(run.outcome?.says ?? "The run has ended.");
    onEnded(run);
  };

  const start = async (body: NewRun) => {
    if (isRunning) return;
    setError(null);
    setProgress(initialProgress);
    const key = keyOf(JSON.stringify(body));
    try {
      const { id } = await call(endpoints.startRun, { body, key });
      settle();
      const stop = followRun(id, {
        onStart: () => setProgress(initialProgress),
        onEvent: (event) => {
          setProgress((before) => progressAfter(before ?? initialProgress, event));
          if (event.kind === "ended") finish(event.run);
        },
        onError: fail,
      });
      current.current = { id, stop };
    } catch (reason) {
      fail(reason);
    }
  };

  const cancel = useCallback(() => {
    const { id } = current.current;
    if (id !== null) callWithoutReply(endpoints.cancelRun, { params: { runId: id } }).catch(setError);
  }, []);

  return { progress, isRunning, error, start: (run) => void start(run), cancel };
}
