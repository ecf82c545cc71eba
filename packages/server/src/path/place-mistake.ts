import type { Step } from "@aulo/contract";
import type { LearnerState } from "@aulo/engine";
import type { ItemEntry } from "@aulo/grading";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { findLesson } from "../catalogue/find-or-refuse.ts";
import { findSection, type Mistake } from "../catalogue/find-section.ts";
import { textOfItem } from "../catalogue/item-text.ts";
import { withoutTags } from "../catalogue/lesson-sections.ts";
import type { Db } from "../db/tables.ts";
import { selectAnswersByConcept } from "./queries.ts";

/** The part of a lesson that the learner's mistakes belong to, and the reason why the answer was wrong. */
export type PlacedMistake = Pick<Step, "section" | "mistake">;

export const NO_MISTAKE: PlacedMistake = { section: null, mistake: null };

type Reading = { db: Db; catalogue: Catalogue };
type Asked = { learnerId: string; state: LearnerState; concept: string };

/**
 * Finds the part of the lesson that the answers since the last lesson belong to. The mistake that fits one part best decides. Wrong answers
 * come before "I don't know yet", which has no reason.
 */
export async function placeMistake(
  { db, catalogue }: Reading,
  { learnerId, state, concept }: Asked,
): Promise<PlacedMistake> {
  const { answers = [], lessonSequence = 0 } = state.concepts[concept] ?? {};
  const missed = answers.filter(({ sequence, result }) => sequence > lessonSequence && result !== "right");
  if (missed.length === 0) return NO_MISTAKE;
  const wrong = missed.filter(({ result }) => result === "wrong");
  const given = await selectAnswersByConcept(db, { learnerId, concept });
  const reasons = new Map(given.map(({ entry, mistake }) => [entry, mistake ?? null]));
  const lesson = findLesson(catalogue, concept);
  const placed = (wrong.length > 0 ? wrong : missed).toReversed().map(({ event, item }) => {
    const mistake = reasons.get(event) ?? null;
    return { mistake, found: findSection(lesson, toText(catalogue.items.get(item), mistake)) };
  });
  const [last] = placed;
  const best = placed.toSorted((a, b) => (b.found?.lead ?? 0) - (a.found?.lead ?? 0))[0];
  if (best === undefined || best.found === null) return { section: null, mistake: last?.mistake ?? null };
  return { section: best.found.id, mistake: best.mistake };
}

function toText(entry: ItemEntry | undefined, mistake: Step["mistake"]): Mistake {
  const reason =
    mistake === null ? "" : `${withoutTags(mistake.becauseHtml)}\n${mistake.misconception ?? ""}`;
  return { reason, item: textOf(entry) };
}

function textOf(entry: ItemEntry | undefined): string {
  if (entry === undefined) return "";
  if (entry.kind === "exercise") return `${entry.exercise.title}\n${entry.exercise.prompt.markdown}`;
  return textOfItem(entry.item);
}
