import { expect, test } from "vitest";
import { sayDraft } from "./DraftStatus.tsx";
import {
  beginDraft,
  type DraftEvent,
  type DraftState,
  draftAfter,
  isSaved,
  type KeptDraft,
  type Version,
} from "./draft-state.ts";

function filesOf(text: string) {
  return { "a.js": text };
}

function version(text: string, revision: number): Version {
  return { files: filesOf(text), revision };
}

function edited(text: string): DraftEvent {
  return { kind: "edited", files: filesOf(text) };
}

function sent(text: string): DraftEvent {
  return { kind: "sent", files: filesOf(text) };
}

/** The server refuses a save that was made from the revision `base`. */
function refused(base: number, draft: Version): DraftEvent {
  return { kind: "stale", draft, base };
}

function fold(state: DraftState, ...events: DraftEvent[]): DraftState {
  return events.reduce(draftAfter, state);
}

const begun = beginDraft(version("start", 3), null);

test("a draft is called saved only when the server has the newest version", () => {
  expect(sayDraft(begun)).toBe("Draft saved");
  const typedDuringSave = fold(begun, edited("one"), sent("one"), edited("two"));
  expect(sayDraft(typedDuringSave)).toBe("Saving…");
  const older = fold(typedDuringSave, { kind: "saved", draft: version("one", 4) });
  expect(sayDraft(older)).toBe("Saving…");
  expect(older.files).toEqual(filesOf("two"));
  const newest = fold(older, sent("two"), { kind: "saved", draft: version("two", 5) });
  expect(sayDraft(newest)).toBe("Draft saved");
});

test("a failed save says where the draft is", () => {
  const failed = fold(begun, edited("one"), sent("one"), { kind: "failed", trouble: "unreachable" });
  expect(sayDraft(failed)).toBe("Not sent yet, kept in this browser");
  expect(sayDraft(fold(failed, { kind: "kept", isKept: false }))).toBe("Not saved yet: leave this page open");
  expect(sayDraft(fold(failed, edited("two")))).toBe("Saving…");
});

test("a version that this tab sent, and whose reply was lost, is no other tab's", () => {
  const lost = fold(begun, edited("one"), sent("one"), { kind: "failed", trouble: "unreachable" });
  const state = fold(lost, edited("two"), sent("two"), refused(3, version("one", 4)));
  expect(state).toMatchObject({ theirs: null, base: version("one", 4), files: filesOf("two") });
});

test("the late answer to an earlier save is no other tab's version", () => {
  const state = fold(
    begun,
    edited("one"),
    sent("one"),
    edited("two"),
    sent("two"),
    { kind: "saved", draft: version("one", 4) },
    refused(3, version("one", 4)),
  );
  expect(state).toMatchObject({ theirs: null, base: version("one", 4), files: filesOf("two") });
});

test("another tab's version is shown beside the learner's own, which stays in the editor", () => {
  const stale = fold(begun, edited("mine"), sent("mine"), refused(3, version("theirs", 4)));
  expect(stale).toMatchObject({ theirs: version("theirs", 4), files: filesOf("mine"), sending: null });
  expect(sayDraft(stale)).toBe("Not saved: choose a version");

  const kept = fold(stale, { kind: "mine-chosen" });
  expect(kept).toMatchObject({ theirs: null, files: filesOf("mine"), base: { revision: 4 } });
  expect(isSaved(kept)).toBe(false);

  const taken = fold(stale, { kind: "theirs-chosen" });
  expect(taken).toMatchObject({ theirs: null, files: filesOf("theirs"), replaced: 1 });
  expect(isSaved(taken)).toBe(true);
});

test("an older version on the server, as after an import, is another version to choose from", () => {
  const state = fold(begun, edited("mine"), sent("mine"), refused(3, version("imported", 1)));
  expect(state).toMatchObject({ theirs: version("imported", 1), files: filesOf("mine") });
  const kept = { files: filesOf("mine"), base: version("start", 3), sent: [] };
  expect(beginDraft(version("imported", 1), kept)).toMatchObject({ theirs: version("imported", 1) });
  expect(fold(state, { kind: "mine-chosen" })).toMatchObject({ theirs: null, base: { revision: 1 } });
});

test("of the versions without a reply the last few are known, each once", () => {
  const texts = ["one", "two", "two", "three", "four", "two"];
  const state = fold(begun, ...texts.flatMap((text) => [edited(text), sent(text)]));
  expect(state.sent).toEqual(["three", "four", "two"].map(filesOf));
});

test("files that nobody has changed are not called a draft", () => {
  const untouched = beginDraft(version("start", 0), null);
  expect(sayDraft(untouched)).toBe("");
  expect(sayDraft(fold(untouched, edited("mine")))).toBe("Saving…");
});

test("a tab without changes takes a newer version, a tab with changes asks", () => {
  const heard: DraftEvent = { kind: "heard", draft: version("newer", 4) };
  expect(fold(begun, heard)).toMatchObject({ files: filesOf("newer"), theirs: null, replaced: 1 });
  expect(sayDraft(fold(begun, heard))).toBe("The newest version, from elsewhere");
  expect(fold(begun, edited("mine"), heard)).toMatchObject({
    files: filesOf("mine"),
    theirs: version("newer", 4),
  });
});

test.each<[string, DraftEvent, Partial<DraftState>]>([
  ["fails", { kind: "failed", trouble: "unreachable" }, { theirs: version("theirs", 5) }],
  ["is of an earlier version", { kind: "saved", draft: version("mine", 4) }, { base: version("theirs", 5) }],
  [
    "is of that version",
    { kind: "saved", draft: version("mine", 5) },
    { base: version("mine", 5), theirs: null },
  ],
  ["is refused for it", refused(3, version("theirs", 5)), { theirs: version("theirs", 5) }],
])("a version that is heard of during a save counts when the save %s", (_, end, expected) => {
  const sending = fold(begun, edited("mine"), sent("mine"), { kind: "heard", draft: version("theirs", 5) });
  expect(sending).toMatchObject({ theirs: null, files: filesOf("mine") });
  expect(fold(sending, end)).toMatchObject({ ...expected, heard: null });
});

test("an older version that is heard of changes nothing", () => {
  const state = fold(begun, edited("mine"));
  expect(fold(state, { kind: "heard", draft: version("old", 2) })).toEqual(state);
});

test("while the learner chooses, the other version follows the other tab", () => {
  const stale = fold(begun, edited("mine"), { kind: "heard", draft: version("theirs", 4) });
  const later = fold(stale, { kind: "heard", draft: version("theirs later", 5) });
  expect(later).toMatchObject({ files: filesOf("mine"), theirs: version("theirs later", 5) });
});

test.each<[string, Partial<KeptDraft>, Version, Partial<DraftState>]>([
  ["goes on when nobody saved meanwhile", {}, version("start", 3), { files: filesOf("kept"), theirs: null }],
  ["is saved when the server has it", {}, version("kept", 4), { files: filesOf("kept"), theirs: null }],
  [
    "goes on from its own save whose reply was lost",
    { sent: [filesOf("sent")] },
    version("sent", 4),
    { files: filesOf("kept"), theirs: null, base: version("sent", 4) },
  ],
  ["is shown beside another version", {}, version("other", 4), { theirs: version("other", 4) }],
])("kept work %s", (_, kept, server, expected) => {
  const whole = { files: filesOf("kept"), base: version("start", 3), sent: [], ...kept };
  expect(beginDraft(server, whole)).toMatchObject(expected);
});
