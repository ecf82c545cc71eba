import { type Draft, endpoints, type Files } from "@aulo/contract";
import { call } from "../../../api/call.ts";
import { connection } from "../../../api/connection.ts";
import { ApiProblem, isBusy, ServerUnreachable } from "../../../api/problem.ts";
import { tabId } from "../../../api/tab-id.ts";
import { unsent } from "../../../api/unsent.ts";
import {
  areSame,
  beginDraft,
  type DraftEvent,
  type DraftState,
  draftAfter,
  isSaved,
  type KeptDraft,
  type Version,
} from "./draft-state.ts";

/** Debounce: pause in typing before the draft is saved, in milliseconds. */
const REST_MS = 800;
/** Wait after a fault of the server, or while it is too busy, in milliseconds. */
const AFTER_FAULT_MS = 5000;

/** Saves the draft of one exercise, one save after another, for as long as the page lives. */
export type DraftQueue = {
  getState: () => DraftState;
  subscribe: (listener: () => void) => () => void;
  /** Takes a change, keeps it in the browser at once, and saves it after a pause in typing. */
  tell: (event: DraftEvent) => void;
  /** Saves now. `isLeaving`: also while another save is under way, since there may be no later. */
  flush: (isLeaving?: boolean) => void;
};

const queues = new Map<string, DraftQueue>();

/** The queue of the learner's exercise in this tab; the first call makes it. `server`: the version of the loaded check. */
export function queueOf(learnerId: string, exercise: string, server: Version): DraftQueue {
  const key = `${learnerId}:${exercise}`;
  const found = queues.get(key);
  if (found !== undefined) {
    found.tell({ kind: "heard", draft: server });
    return found;
  }
  const made = createQueue(learnerId, exercise, server);
  queues.set(key, made);
  return made;
}

function createQueue(learnerId: string, exercise: string, server: Version): DraftQueue {
  const prefix = `draft:${exercise}:`;
  const name = prefix + tabId();
  const channel = new BroadcastChannel(`aulo-draft:${learnerId}:${exercise}`);
  const listeners = new Set<() => void>();
  const found = findKept(prefix, name, server);
  let state = beginDraft(server, found === null ? null : unsent.read<KeptDraft>(found));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWaiting = false;

  const apply = (event: DraftEvent) => {
    state = draftAfter(state, event);
    if (event.kind !== "kept") keep();
    for (const listener of listeners) listener();
  };

  const keep = () => {
    const { files, base, sent, theirs } = state;
    if (isSaved(state) && theirs === null) {
      unsent.drop(name);
      state = draftAfter(state, { kind: "kept", isKept: true });
    } else {
      const kept: KeptDraft = { files, base, sent };
      state = draftAfter(state, { kind: "kept", isKept: unsent.write(name, kept) });
    }
  };

  const flushIn = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(flush, ms);
  };

  const flush = (isLeaving = false) => {
    clearTimeout(timer);
    const isUnderWay = state.sending !== null && (!isLeaving || state.sending === state.files);
    if (isUnderWay || state.theirs !== null || isSaved(state)) return;
    if (!isLeaving && !connection.isReachable()) return waitForServer();
    void send(state.files, state.base.revision, isLeaving);
  };

  const waitForServer = () => {
    apply({ kind: "failed", trouble: "unreachable" });
    if (isWaiting) return;
    isWaiting = true;
    void connection.untilReachable().then(() => {
      isWaiting = false;
      flush();
    });
  };

  const send = async (files: Files, revision: number, isLeaving: boolean) => {
    apply({ kind: "sent", files });
    try {
      const draft = await putDraft(exercise, { files, revision, isLeaving });
      apply({ kind: "saved", draft });
      channel.postMessage(draft);
      flush();
    } catch (error) {
      takeFault(error, revision);
    }
  };

  const takeFault = (error: unknown, base: number) => {
    const theirs = error instanceof ApiProblem ? error.details.draft : undefined;
    if (theirs !== undefined) {
      apply({ kind: "stale", draft: theirs, base });
      return flush();
    }
    if (error instanceof ServerUnreachable) return waitForServer();
    apply({ kind: "failed", trouble: "refused" });
    if (isBusy(error) || !(error instanceof ApiProblem && error.details.status < 500))
      flushIn(AFTER_FAULT_MS);
  };

  channel.onmessage = ({ data }: MessageEvent<Draft>) => tell({ kind: "heard", draft: data });

  const tell = (event: DraftEvent) => {
    apply(event);
    const isTyping = event.kind === "edited";
    flushIn(isTyping ? REST_MS : 0);
  };

  if (found !== null && found !== name) {
    keep();
    if (state.isKept) unsent.drop(found);
  }
  if (!isSaved(state)) flushIn(0);
  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell,
    flush,
  };
}

/**
 * Name of the kept draft to begin with: that of this tab, else the newest that another tab left and the server does not have. Further
 * ones stay for the next time.
 */
function findKept(prefix: string, own: string, server: Version): string | null {
  if (unsent.read(own) !== null) return own;
  for (const name of unsent.list(prefix)) {
    const kept = unsent.read<KeptDraft>(name);
    if (kept !== null && !areSame(kept.files, server.files)) return name;
    unsent.drop(name);
  }
  return null;
}

type PutDraft = { files: Files; revision: number; isLeaving: boolean };

function putDraft(exercise: string, { files, revision, isLeaving }: PutDraft): Promise<Draft> {
  const [concept = "", name = ""] = exercise.split("/");
  return call(endpoints.saveDraft, {
    params: { concept, exercise: name },
    body: { files, revision },
    keepalive: isLeaving,
    once: true,
  });
}
