/**
 * Checks an export before anything is changed.
 *
 * 1. The checksum over its parts is right.
 * 2. It belongs to this track, and not to a newer version of the track.
 * 3. Every entry of its log has the documented shape, numbers that can occur, and an id of its own. A void names an entry that comes
 *    before it.
 * 4. Every dispute is about an answer of its log, and no answer has two.
 * 5. Every concept, item and exercise is known to this track, or was declared to have been renamed or split, and an item stands where
 *    an item belongs.
 *
 * Each refusal names the entry at fault.
 */
import { randomUUID } from "node:crypto";
import { type Dispute, type Export, LIMITS } from "@aulo/contract";
import type { LogEvent } from "@aulo/engine";
import { z } from "zod";
import { type Catalogue, withRequired } from "../catalogue/catalogue.ts";
import type { DisputeRow } from "../corrections/queries.ts";
import { ensureFiles } from "../drafts/ensure-files.ts";
import type { DraftRow } from "../drafts/queries.ts";
import type { GoalRow } from "../goals/queries.ts";
import { type Entry, EntryContext, StoredEvent } from "../log/entry.ts";
import { Refusal, shorten } from "../refusal.ts";
import { checksumOf } from "./checksum.ts";
import { pastTime, whyImpossible } from "./possible-event.ts";

export type Imported = {
  goals: GoalRow[];
  entries: Entry[];
  drafts: Omit<DraftRow, "revision">[];
  disputes: DisputeRow[];
};

type ToDate = (moment: string) => Date;

const ExportedEntry = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.string(),
  event: StoredEvent,
  ...EntryContext.shape,
});

/**
 * @param now milliseconds since 1970
 * @throws Refusal `import-refused`, with the reason
 */
export function readExport(
  catalogue: Catalogue,
  { checksum, ...parts }: Export,
  { now }: { now: number },
): Imported {
  const { track } = catalogue;
  if (checksumOf(parts) !== checksum)
    refuse("The file was changed or cut off: its checksum does not match its content.");
  if (parts.track.id !== track.id)
    refuse(`The file belongs to the track “${parts.track.id}”, and this Aulo has “${track.id}”.`);
  if (parts.track.version > track.version)
    refuse(
      `The file belongs to version ${parts.track.version} of the track, and this Aulo has version ${track.version}; update Aulo first.`,
    );
  const entries = toEntries(parts.log, now);
  const toDate: ToDate = (moment) => new Date(pastTime(Date.parse(moment), now));
  const imported = {
    goals: toGoalRows(catalogue, parts.goals, toDate),
    entries,
    drafts: toDraftRows(catalogue, parts.drafts, toDate),
    disputes: toDisputeRows(parts.disputes ?? [], entries, toDate),
  };
  ensureKnown(catalogue, imported);
  return imported;
}

function refuse(message: string): never {
  throw new Refusal("import-refused", `${message} Nothing was changed.`);
}

function toGoalRows(catalogue: Catalogue, goals: Export["goals"], toDate: ToDate): GoalRow[] {
  const active = goals.findIndex((goal) => goal.active);
  return goals.map(({ text, title, targets, concepts, waits, createdAt, reachedAt }, index) => {
    const kept = new Set(concepts.flatMap(catalogue.ids.of));
    return {
      // A new id, because the exporting learner may still have the goal.
      id: randomUUID(),
      text,
      title,
      targets,
      dropped: withRequired(catalogue, targets.flatMap(catalogue.ids.of)).filter((id) => !kept.has(id)),
      waits,
      active: index === active,
      createdAt: toDate(createdAt),
      reachedAt: reachedAt ? toDate(reachedAt) : null,
    };
  });
}

/** Of several drafts of one exercise the last counts. */
function toDraftRows(catalogue: Catalogue, drafts: Export["drafts"], toDate: ToDate): Imported["drafts"] {
  const rows = drafts.map((draft, index) => {
    try {
      const entry = catalogue.items.get(draft.exercise);
      ensureFiles(draft.files, entry?.kind === "exercise" ? entry.exercise : null);
    } catch (error) {
      refuse(`Draft ${index + 1}: ${error instanceof Error ? error.message : String(error)}`);
    }
    return { ...draft, savedAt: toDate(draft.savedAt) };
  });
  return [...new Map(rows.map((row) => [row.exercise, row])).values()];
}

function toEntries(log: Export["log"], now: number): Entry[] {
  const seen = new Set<string>();
  return log.map((exported, index) => {
    const { data, error } = ExportedEntry.safeParse(exported);
    const { event, check, why, note } =
      data ?? refuse(`Entry ${index + 1} of its log is not valid: ${firstFaultOf(error)}.`);
    const fault = note.length > LIMITS.noteChars ? "has too long a note" : whyImpossible(event);
    if (fault !== null) refuse(`Entry ${index + 1} of its log ${fault}.`);
    if (event.id !== exported.id || event.kind !== exported.kind || seen.has(event.id))
      refuse(`Entry ${index + 1} of its log contradicts itself or another one.`);
    if (event.kind === "voided" && !seen.has(event.event))
      refuse(`Entry ${index + 1} of its log takes back an entry that does not come before it.`);
    seen.add(event.id);
    return { sequence: index + 1, event: { ...event, at: pastTime(event.at, now) }, check, why, note };
  });
}

function firstFaultOf(error: z.ZodError | undefined): string {
  const { path = [], message = "" } = error?.issues[0] ?? {};
  return `${shorten(path.map(String).join("."))}: ${shorten(message)}`;
}

function toDisputeRows(
  disputes: readonly Dispute[],
  entries: readonly Entry[],
  toDate: ToDate,
): DisputeRow[] {
  const answers = new Map(
    entries.flatMap(({ event }) => (event.kind === "answered" ? [[event.id, event.item]] : [])),
  );
  return disputes.map(({ at, ...dispute }, index) => {
    if (answers.get(dispute.entry) !== dispute.item)
      refuse(
        `Dispute ${index + 1} is not about an answer of its log, or an earlier dispute is about the same one.`,
      );
    answers.delete(dispute.entry);
    return { ...dispute, at: toDate(at) };
  });
}

/** Ids that must be of items, and ids that must be of concepts. */
type Named = { items: string[]; concepts: string[] };

function ensureKnown(catalogue: Catalogue, { goals, entries, drafts }: Imported): void {
  for (const [index, { event }] of entries.entries())
    ensureHas(catalogue, `Entry ${index + 1} of its log`, idsIn(event));
  for (const [index, { targets, dropped }] of goals.entries())
    ensureHas(catalogue, `Goal ${index + 1}`, { items: [], concepts: [...targets, ...dropped] });
  for (const [index, { exercise }] of drafts.entries())
    ensureHas(catalogue, `Draft ${index + 1}`, { items: [exercise], concepts: [] });
}

function ensureHas({ ids, items, summaries }: Catalogue, where: string, named: Named): void {
  const item = named.items.find((id) => ids.of(id).some((now) => !items.has(now)));
  if (item !== undefined) refuse(`${where} names the item “${item}”, which this track does not have.`);
  const concept = named.concepts.find((id) => ids.of(id).some((now) => !summaries.has(now)));
  if (concept !== undefined)
    refuse(`${where} names the concept “${concept}”, which this track does not have.`);
}

function idsIn(event: LogEvent): Named {
  switch (event.kind) {
    case "answered":
      return {
        items: [event.item],
        concepts: [event.concept, ...event.also, ...(event.shows ?? []), ...event.faults],
      };
    case "lesson-finished":
    case "deferred":
      return { items: [], concepts: [event.concept] };
    case "reset":
      return { items: [], concepts: event.concept === null ? [] : [event.concept] };
    case "answer-seen":
      return { items: [event.item], concepts: [] };
    case "placement-ended":
    case "introduced":
    case "voided":
      return { items: [], concepts: [] };
  }
}
