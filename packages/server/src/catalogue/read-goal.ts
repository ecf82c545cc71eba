/**
 * The subject of a goal in free words.
 *
 * 1. A text that is a name as it stands is read as that.
 * 2. Another text is split: the goal itself, the situation around it, subjects to leave out, subjects that are known already.
 * 3. Words that only say how something is wanted are dropped ("I want to learn…"); typos are forgiven.
 * 4. A name that stands in the goal word for word is its subject, or else the name that shares the most words with it; if words
 *    are left, the next one is too, up to five. Parts that are joined by commas or "and" are read one by one where the whole does not fit.
 * 5. A product that is told by its use ("an app where people lend tools") is the concept nearest to the sentence, or else an API.
 * 6. A concept takes the place of these names when all its names together are much nearer to the sentence.
 * 7. Names that cover more words than are left or unknown make a sure reading.
 * 8. Otherwise the nearest concept makes an unsure reading, or else the one whose lesson and items hold two of the words and half of all,
 *    or else a clause that is clear by itself.
 * 9. A goal that names another language or framework is not covered, nor one that no rule accepts.
 * 10. Up to three others are offered, the nearest first, unless the text is a name as it stands.
 * 11. A subject that can wait leads to the concepts that unlock it, and then to its own. Everything that the targets need belongs to the path.
 */

import type { GoalReading } from "@aulo/contract";
import { type Catalogue, minutesFor, withRequired } from "./catalogue.ts";
import { attemptOf } from "./goal/attempt.ts";
import { excludedTitles, knownTitles, toBounds } from "./goal/goal-bounds.ts";
import { offersFor } from "./goal/goal-offers.ts";
import { targetsWithin, titleOfParts, waitOfPart } from "./goal/goal-parts.ts";
import { sayReading } from "./goal/say-reading.ts";
import { onlyWanted, splitGoal } from "./goal/split-goal.ts";

/** Reads a goal; pure, and the same for everybody. */
export function readGoal(catalogue: Catalogue, text: string): GoalReading {
  const named = catalogue.goals.named(text);
  const split = named === null ? splitGoal(text) : onlyWanted(text);
  const bounds = toBounds(catalogue, split);
  const attempt =
    named === null
      ? attemptOf(catalogue, split, bounds)
      : { parts: [named], notTaught: [], sure: true, text };
  if (attempt === null) return refuse(catalogue, text, split.wanted[0] ?? text);
  const { parts, notTaught, sure } = attempt;
  const wanted = targetsWithin(catalogue, parts, bounds);
  const concepts = withRequired(catalogue, [...wanted]);
  const targets = concepts.filter((id) => wanted.has(id));
  const asked = new Set(parts.map((part) => waitOfPart(catalogue, part)));
  const waits = catalogue.track.waits
    .filter((wait) => asked.has(wait))
    .map(({ id, title, reason, concepts: own }) => ({ id, title, reason, concepts: own }));
  const title = titleOfParts(catalogue, parts);
  const minutes = minutesFor(catalogue, concepts);
  const nearest = named === null ? offersFor(catalogue, attempt.text, title) : [];
  const excluded = excludedTitles(catalogue, split.excluded);
  const remarks = sayReading.remarks({
    isHalf: parts.some(({ covered }) => covered.includes("fullstack")),
    notTaught,
    known: knownTitles(catalogue, split.known),
    excluded,
    isWithout: !concepts.some((id) => bounds.without.has(id)),
  });
  const told = sayReading.covered({ title, waits, minutes, count: concepts.length, sure });
  const kind = waits.length > 0 ? "can-wait" : "covered";
  return {
    text,
    kind,
    title,
    targets,
    concepts,
    minutes,
    waits,
    isSure: sure,
    nearest,
    remarks,
    says: [told, ...remarks].join(" "),
  };
}

function refuse(catalogue: Catalogue, text: string, wanted: string): GoalReading {
  const nearest = offersFor(catalogue, wanted);
  const says = sayReading.notCovered(nearest);
  return {
    text,
    kind: "not-covered",
    title: "",
    targets: [],
    concepts: [],
    minutes: 0,
    waits: [],
    isSure: false,
    nearest,
    remarks: [],
    says,
  };
}
