import { endpoints, type NewRun, type Run } from "@aulo/contract";
import { useCallback, useEffect, useRef, useState } from "react";
import { call, callWithoutReply } from "../../api/call.ts";
import { followRun } from "../../api/follow-run.ts";
import { useIdempotencyKey } from "../../api/idempotency-key.ts";
import { unsent } from "../../api/unsent.ts";
import { announce } from "../../ui/announce.tsx";
import { initialProgress, progressAfter, type RunProgress } from "./run-progress.ts";

export type Running = {
  /** Null before the first run. */
  progress: RunProgress | null;
  isRunning: boolean;
  /** Kind of the last run that was started. */
  kind: NewRun["kind"] | null;
  error: unknown;
  start: (run: NewRun) => void;
  /** Shows a run that was started elsewhere, unless one is shown already that has not ended. */
  join: (runId: string, asked: NewRun) => void;
  cancel: () => void;
};

type UseRun = {
  /** Name under which a run is kept in the browser until its end, so that it goes on after a reload. */
  name?: string;
  /** Gets the run with its outcome, and its code. */
  onEnded?: (run: Run, asked: NewRun) => void;
};

/** A run without an outcome. Its key starts it once, however often it is sent. */
type KeptRun = { asked: NewRun; key: string };

/** Runs code and follows it, one run at a time. */
export function useRun({ name, onEnded }: UseRun = {}): Running {
  const [progress, setProgress] = useState<RunProgress | null>(null);
  const [kind, setKind] = useState<NewRun["kind"] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { keyOf, settle } = useIdempotencyKey();
  const current = useRef<{ id: string | null; stop: () => void }>({ id: null, stop: () => {} });
  const isRunning = progress !== null && progress.phase !== "ended" && error === null;

  const forget = useCallback(() => name !== undefined && unsent.drop(name), [name]);

  const fail = (reason: unknown) => {
    forget();
    setError(reason);
    setProgress(null);
  };

  const finish = (run: Run, asked: NewRun) => {
    forget();
    announce(run.outcome?.says ?? "The run has ended.");
    onEnded?.(run, asked);
  };

  const follow = (id: string, asked: NewRun) => {
    const stop = followRun(id, {
      onStart: () => setProgress(initialProgress),
      onEvent: (event) => {
        setProgress((before) => progressAfter(before ?? initialProgress, event));
        if (event.kind === "ended") finish(event.run, asked);
      },
      onError: fail,
    });
    current.current = { id, stop };
  };

  const send = async ({ asked, key }: KeptRun) => {
    setError(null);
    setProgress(initialProgress);
    setKind(asked.kind);
    const sending = new AbortController();
    current.current = { id: null, stop: () => sending.abort() };
    try {
      const { id } = await call(endpoints.startRun, { body: asked, key, signal: sending.signal });
      settle();
      follow(id, asked);
    } catch (reason) {
      if (!sending.signal.aborted) fail(reason);
    }
  };

  const start = (asked: NewRun) => {
    if (isRunning) return;
    const kept: KeptRun = { asked, key: keyOf(JSON.stringify(asked)) };
    if (name !== undefined) unsent.write(name, kept);
    void send(kept);
  };

  const join = (runId: string, asked: NewRun) => {
    if (isRunning || current.current.id === runId) return;
    setError(null);
    setProgress(initialProgress);
    setKind(asked.kind);
    follow(runId, asked);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: a run that an earlier page left goes on once.
  useEffect(() => {
    const left = name === undefined ? null : unsent.read<KeptRun>(name);
    if (left !== null) void send(left);
    return () => current.current.stop();
  }, [name]);

  const cancel = useCallback(() => {
    const { id, stop } = current.current;
    if (id === null) {
      stop();
      forget();
      setProgress(null);
    } else callWithoutReply(endpoints.cancelRun, { params: { runId: id } }).catch(setError);
  }, [forget]);

  return { progress, isRunning, kind, error, start, join, cancel };
}
