/**
 * The draft of one exercise in one tab, as a fold of its events.
 *
 * 1. `files` are the newest, as the editor shows them. `base` is the version on the server that they were made from.
 * 2. One save is under way at a time, so the newest always comes last. Only when the page is left is the newest sent beside it.
 * 3. The server refuses a save from another `base`. When its version is one that this tab sent (its reply got lost), it becomes the
 *    new base. Otherwise it was made elsewhere, in another tab or an editor: nothing is saved until the learner has chosen between the two.
 */
import type { Draft, Files } from "@aulo/contract";

/** A version on the server. Revision 0 is the exercise's own first files. */
export type Version = Pick<Draft, "files" | "revision">;

export type DraftState = {
  files: Files;
  base: Version;
  /** The save under way. */
  sending: Files | null;
  /** The newest version that was heard of while a save is under way. It is taken once the save has ended. */
  heard: Version | null;
  /** The last versions sent without a reply, at most `MOST_SENT`, without repeats; the newest last. */
  sent: readonly Files[];
  /** Why the last save failed. */
  trouble: "unreachable" | "refused" | null;
  /** The version from elsewhere, while the learner has to choose. */
  theirs: Version | null;
  /** Whether the newest version is in the browser's storage or on the server. */
  isKept: boolean;
  /** Counts replacements of the files from outside the editor. */
  replaced: number;
  /** Whether the files came from elsewhere, and were not edited since. */
  isFromElsewhere: boolean;
};

export type DraftEvent =
  | { kind: "edited"; files: Files }
  | { kind: "replaced"; files: Files }
  | { kind: "kept"; isKept: boolean }
  | { kind: "sent"; files: Files }
  | { kind: "saved"; draft: Version }
  /** The server refused a save that was made from the revision `base`; it has `draft`. */
  | { kind: "stale"; draft: Version; base: number }
  | { kind: "failed"; trouble: "unreachable" | "refused" }
  /** Another tab, the learner's editor or a newly loaded check has a version of the server. */
  | { kind: "heard"; draft: Version }
  | { kind: "mine-chosen" }
  | { kind: "theirs-chosen" };

/** All of them are kept in the browser at each change, so they are few: the lost reply that matters is one of the last. */
const MOST_SENT = 3;

/** The part of the state that is kept in the browser. */
export type KeptDraft = { files: Files; base: Version; sent: readonly Files[] };

/** Begins with the server's version, or with unsent work that the browser kept. */
export function beginDraft(server: Version, kept: KeptDraft | null): DraftState {
  const fresh: DraftState = {
    files: server.files,
    base: server,
    sending: null,
    heard: null,
    sent: [],
    trouble: null,
    theirs: null,
    isKept: true,
    replaced: 0,
    isFromElsewhere: false,
  };
  if (kept === null) return fresh;
  const before = { ...fresh, ...kept };
  return kept.base.revision === server.revision ? before : afterRefusal(before, server);
}

export function draftAfter(state: DraftState, event: DraftEvent): DraftState {
  switch (event.kind) {
    case "edited":
      return { ...state, files: event.files, trouble: null, isFromElsewhere: false };
    case "replaced":
      return { ...draftAfter(state, { ...event, kind: "edited" }), replaced: state.replaced + 1 };
    case "kept":
      return { ...state, isKept: event.isKept };
    case "sent":
      return {
        ...state,
        sending: event.files,
        heard: null,
        sent: sentAfter(state, event.files),
        trouble: null,
      };
    case "saved":
      return withHeard({ ...state, base: event.draft, sending: null, sent: [], trouble: null });
    case "stale":
      return withHeard(afterStale({ ...state, sending: null }, event));
    case "failed":
      return withHeard({ ...state, sending: null, trouble: event.trouble });
    case "heard":
      return afterHeard(state, event.draft);
    case "mine-chosen":
      return state.theirs === null ? state : { ...state, base: state.theirs, theirs: null, sent: [] };
    case "theirs-chosen":
      return state.theirs === null ? state : adopt(state, state.theirs);
  }
}

/** Whether the server has the files as the editor shows them. */
export function isSaved({ files, base }: DraftState): boolean {
  return areSame(files, base.files);
}

export function areSame(one: Files, other: Files): boolean {
  const paths = Object.keys(one);
  return paths.length === Object.keys(other).length && paths.every((path) => one[path] === other[path]);
}

function sentAfter({ sent }: DraftState, files: Files): readonly Files[] {
  return [...sent.filter((each) => !areSame(each, files)), files].slice(-MOST_SENT);
}

function afterStale(state: DraftState, { draft, base }: { draft: Version; base: number }): DraftState {
  // The reply to another save has moved the base since. The next save is made from there.
  if (base !== state.base.revision) return state;
  return afterRefusal(state, draft);
}

/** The server's version is another one than `base`: a later one, or an earlier one after an import or a reset. */
function afterRefusal(state: DraftState, server: Version): DraftState {
  const isOwn = [state.files, ...state.sent].some((files) => areSame(files, server.files));
  return isOwn
    ? { ...state, base: server, sent: [], theirs: null }
    : { ...state, theirs: server, isFromElsewhere: false };
}

function afterHeard(state: DraftState, heard: Version): DraftState {
  const known = state.theirs ?? state.base;
  if (heard.revision <= known.revision) return state;
  // The reply to the save under way may be of this version.
  if (state.sending !== null) return { ...state, heard };
  if (state.theirs === null && isSaved(state)) return { ...adopt(state, heard), isFromElsewhere: true };
  return afterRefusal(state, heard);
}

/** Takes the version that was heard of during the save that has ended, unless the reply was of that version or a newer one. */
function withHeard(state: DraftState): DraftState {
  const { heard } = state;
  return heard === null ? state : afterHeard({ ...state, heard: null }, heard);
}

function adopt(state: DraftState, version: Version): DraftState {
  return {
    ...state,
    files: version.files,
    base: version,
    sent: [],
    theirs: null,
    trouble: null,
    replaced: state.replaced + 1,
  };
}
