import type { Claim, ConceptId } from "@aulo/contract";
import { toDay } from "./moments.ts";
import { count, percent } from "./quantities.ts";

/** A claim in words, and the concept whose evidence shows it. */
export type ClaimText = { text: string; concept: ConceptId };

/** Each claim in words. A claim on several concepts gives one sentence for each concept. */
export function claimTexts(claims: readonly Claim[], title: (id: ConceptId) => string): ClaimText[] {
  return claims.flatMap((claim) => toTexts(claim, title));
}

function toTexts(claim: Claim, title: (id: ConceptId) => string): ClaimText[] {
  switch (claim.kind) {
    case "answers":
      return [{ concept: claim.concept, text: `${title(claim.concept)}: ${answers(claim)}` }];
    case "mastery":
      return [
        {
          concept: claim.concept,
          text: `Belief that you know ${title(claim.concept)}: ${percent(claim.value)}`,
        },
      ];
    case "needed-by":
      return [{ concept: claim.concept, text: `${title(claim.by)} needs ${title(claim.concept)}` }];
    case "never-asked":
      return [{ concept: claim.concept, text: `Not asked about ${title(claim.concept)} yet` }];
    case "first-open":
      return [
        {
          concept: claim.concept,
          text: `First open concept of your goal: number ${claim.goalPosition} of ${claim.of}`,
        },
      ];
    case "opens":
      return [{ concept: claim.concept, text: opens(claim.concepts.map(title)) }];
    case "recall":
      return [
        {
          concept: claim.concept,
          text: `Chance that ${title(claim.concept)} is still there: ${percent(claim.value)}, last shown ${toDay(claim.lastShownAt)}`,
        },
      ];
    case "covers":
      return claim.concepts.map((concept) => ({
        concept,
        text: `A right answer on ${title(claim.concept)} shows that ${title(concept)} is still there too`,
      }));
    case "gap":
      return [
        {
          concept: claim.concept,
          text: `${title(claim.concept)} may be behind the wrong answer on ${title(claim.failed)}: ${percent(claim.score)}`,
        },
      ];
    case "back-from":
      return [
        {
          concept: claim.gap,
          text: `The detour to ${title(claim.gap)} is over; back to ${title(claim.left)}`,
        },
      ];
    case "near":
      return [
        {
          concept: claim.concept,
          text: `${title(claim.concept)} comes shortly before ${title(claim.failed)}, whose lesson did not help yet`,
        },
      ];
    case "put-off":
      return claim.concepts.map((concept) => ({ concept, text: `You put off ${title(concept)}` }));
  }
}

function answers({ right, wrong }: { right: number; wrong: number }): string {
  return `${count(right, "right answer")}, ${wrong} wrong`;
}

/** Names the first two concepts that one concept unlocks, and counts the others. */
function opens(names: readonly string[]): string {
  const [first = "nothing", second, ...others] = names;
  if (second === undefined) return `Opens ${first}`;
  return others.length === 0
    ? `Opens ${first} and ${second}`
    : `Opens ${first}, ${second} and ${others.length} more`;
}
