import { type DraftState, isSaved } from "./draft-state.ts";

/** Where the newest version of the draft is. */
export function DraftStatus({ draft }: { draft: DraftState }) {
  return (
    <span className="soft small" role="status">
      {sayDraft(draft)}
    </span>
  );
}

export function sayDraft(draft: DraftState): string {
  if (draft.theirs !== null) return "Not saved: choose a version";
  if (isSaved(draft) && draft.base.revision === 0) return "";
  if (isSaved(draft)) return draft.isFromElsewhere ? "The newest version, from elsewhere" : "Draft saved";
  if (draft.trouble === null) return "Saving…";
  if (!draft.isKept) return "Not saved yet: leave this page open";
  return draft.trouble === "unreachable"
    ? "Not sent yet, kept in this browser"
    : "Not saved by the server, kept in this browser";
}
