/**
 * Checks an export before anything is changed.
 *
 * 1. The checksum over its parts is right.
 * 2. It belongs to this track, and not to a newer version of the track.
 * 3. Every entry of its log has the documented shape and an id of its own. A void names an entry that comes before it.
 * 4. Every dispute is about an answer of its log, and no answer has two.
 * 5. Every concept, item and exercise is known to this track, or was declared to have been renamed or split.
 */
import { randomUUID } from "node:crypto";
import type { Dispute, Export } from "@aulo/contract";
import type { LogEvent } from "@aulo/engine";
import { z } from "zod";
import { type Catalogue, withRequired } from "../catalogue/catalogue.ts";
import type { DisputeRow } from "../corrections/queries.ts";
import type { DraftRow } from "../drafts/queries.ts";
import type { GoalRow } from "../goals/queries.ts";
import { type Entry, EntryContext, StoredEvent } from "../log/entry.ts";
import { Refusal } from "../refusal.ts";
import { checksumOf } from "./checksum.ts";

export type Imported = { goals: GoalRow[]; entries: Entry[]; drafts: DraftRow[]; disputes: DisputeRow[] };

const ExportedEntry = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.string(),
  event: StoredEvent,
  ...EntryContext.shape,
});

/** @throws Refusal `import-refused`, with the reason */
export function readExport(catalogue: Catalogue, { checksum, ...parts }: Export): Imported {
  const { track } = catalogue;
  if (checksumOf(parts) !== checksum)
    refuse("The file was changed or cut off: its checksum does not match its content.");
  if (parts.track.id !== track.id)
    refuse(`The file belongs to the track “${parts.track.id}”, and this Aulo has “${track.id}”.`);
  if (parts.track.version > track.version)
    refuse(
      `The file belongs to version ${parts.track.version} of the track, and this Aulo has version ${track.version}; update Aulo first.`,
    );
  const entries = toEntries(parts.log);
  const imported = {
    goals: toGoalRows(catalogue, parts.goals),
    entries,
    drafts: parts.drafts.map((draft) => ({ ...draft, savedAt: new Date(draft.savedAt) })),
    disputes: toDisputeRows(parts.disputes ?? [], entries),
  };
  ensureKnown(catalogue, imported);
  return imported;
}

function refuse(message: string): never {
  throw new Refusal("import-refused", `${message} Nothing was changed.`);
}

function toGoalRows(catalogue: Catalogue, goals: Export["goals"]): GoalRow[] {
  const active = goals.findIndex((goal) => goal.active);
  return goals.map(({ text, title, targets, concepts, waits, createdAt, reachedAt }, index) => ({
    // A new id, because the exporting learner may still have the goal.
    id: randomUUID(),
    text,
    title,
    targets,
    dropped: withRequired(catalogue, targets.flatMap(catalogue.ids.of)).filter(
      (id) => !concepts.flatMap(catalogue.ids.of).includes(id),
    ),
    waits,
    active: index === active,
    createdAt: new Date(createdAt),
    reachedAt: reachedAt ? new Date(reachedAt) : null,
  }));
}

function toEntries(log: Export["log"]): Entry[] {
  const seen = new Set<string>();
  return log.map((exported, index) => {
    const { data } = ExportedEntry.safeParse(exported);
    const { event, check, why, note } = data ?? refuse(`Entry ${index + 1} of its log is not valid.`);
    if (event.id !== exported.id || event.kind !== exported.kind || seen.has(event.id))
      refuse(`Entry ${index + 1} of its log contradicts itself or another one.`);
    if (event.kind === "voided" && !seen.has(event.event))
      refuse(`Entry ${index + 1} of its log takes back an entry that does not come before it.`);
    seen.add(event.id);
    return { sequence: index + 1, event, check, why, note };
  });
}

function toDisputeRows(disputes: readonly Dispute[], entries: readonly Entry[]): DisputeRow[] {
  const answers = new Map(
    entries.flatMap(({ event }) => (event.kind === "answered" ? [[event.id, event.item]] : [])),
  );
  return disputes.map(({ at, ...dispute }, index) => {
    if (answers.get(dispute.entry) !== dispute.item)
      refuse(
        `Dispute ${index + 1} is not about an answer of its log, or an earlier dispute is about the same one.`,
      );
    answers.delete(dispute.entry);
    return { ...dispute, at: new Date(at) };
  });
}

function ensureKnown({ ids, items, summaries }: Catalogue, { goals, entries, drafts }: Imported): void {
  const all = [
    ...entries.flatMap(({ event }) => idsIn(event)),
    ...goals.flatMap(({ targets, dropped }) => [...targets, ...dropped]),
    ...drafts.map(({ exercise }) => exercise),
  ];
  const unknown = all.find((id) => ids.of(id).some((now) => !items.has(now) && !summaries.has(now)));
  if (unknown !== undefined) refuse(`It contains “${unknown}”, which this track does not have.`);
}

function idsIn(event: LogEvent): string[] {
  switch (event.kind) {
    case "answered":
      return [event.item, event.concept, ...event.also, ...(event.shows ?? []), ...event.faults];
    case "lesson-finished":
    case "deferred":
      return [event.concept];
    case "reset":
      return event.concept === null ? [] : [event.concept];
    case "answer-seen":
      return [event.item];
    case "placement-ended":
    case "introduced":
    case "voided":
      return [];
  }
}
