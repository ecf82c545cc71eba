import type { Claim, ConceptId } from "@aulo/contract";
import { toDay } from "./moments.ts";
import { count } from "./quantities.ts";

/** A claim in words, and the concept whose evidence shows it. */
export type ClaimText = { text: string; concept: ConceptId };

type TitleOf = (id: ConceptId) => string;
type Answers = Extract<Claim, { kind: "answers" }>;

/** Belief from which Aulo thinks that a concept is known, and below which it thinks that it is not, 0-1. */
const KNOWN_FROM = 0.7;
const UNKNOWN_BELOW = 0.3;
/** Chance from which a gap is called likely, 0-1. */
const LIKELY_FROM = 0.3;

/** Each claim in words. A claim on several concepts gives one sentence for each concept. */
export function claimTexts(claims: readonly Claim[], title: TitleOf): ClaimText[] {
  return claims.flatMap((claim) => toTexts(claim, title));
}

function toTexts(claim: Claim, title: TitleOf): ClaimText[] {
  switch (claim.kind) {
    case "covers":
      return claim.concepts.map((concept) => ({
        concept,
        text: `A right answer on ${title(claim.concept)} shows that ${title(concept)} is still there too`,
      }));
    case "put-off":
      return claim.concepts.map((concept) => ({ concept, text: `You put off ${title(concept)}` }));
    case "rests":
      return claim.concepts.map((concept) => ({ concept, text: `${title(concept)} rests for now` }));
    case "back-from":
      return [{ concept: claim.gap, text: sayOne(claim, title) }];
    default:
      return [{ concept: claim.concept, text: sayOne(claim, title) }];
  }
}

function sayOne(claim: Exclude<Claim, { kind: "covers" | "put-off" | "rests" }>, title: TitleOf): string {
  switch (claim.kind) {
    case "answers":
      return `${title(claim.concept)}: ${sayAnswers(claim)}`;
    case "mastery":
      return sayBelief(claim.value, title(claim.concept));
    case "needed-by":
      return `${title(claim.by)} needs ${title(claim.concept)}`;
    case "never-asked":
      return `You have not been asked about ${title(claim.concept)} yet`;
    case "first-open":
      return `It is the first open concept of your path: number ${claim.goalPosition} of ${claim.of}`;
    case "opens":
      return sayOpens(claim.concepts.map(title));
    case "recall":
      return `You last showed ${title(claim.concept)} on ${toDay(claim.lastShownAt)}`;
    case "gap":
      return claim.score >= LIKELY_FROM
        ? `${title(claim.concept)} is likely what ${title(claim.failed)} still lacks`
        : `${title(claim.failed)} rests on ${title(claim.concept)}, so it is worth a look`;
    case "back-from":
      return `The detour to ${title(claim.gap)} is over; back to ${title(claim.left)}`;
    case "near":
      return `${title(claim.concept)} comes shortly before ${title(claim.failed)}, whose lesson did not help yet`;
    case "no-code":
      return `You have not written code with ${title(claim.concept)} yet`;
    case "target":
      return `${title(claim.concept)} is part of your goal${sayCovers(claim.covers)}`;
    case "rounds":
      return `${count(claim.failed, "round")} on ${title(claim.concept)} did not work out yet`;
  }
}

/** "I don't know yet" is not a wrong answer, so it is counted on its own. */
function sayAnswers({ right, wrong, unanswered }: Answers): string {
  if (right + wrong === 0) return "not shown yet";
  const others = [
    ...(wrong > 0 ? [`${wrong} wrong`] : []),
    ...(unanswered > 0 ? [`${unanswered} not known yet`] : []),
  ];
  return [count(right, "right answer"), ...others].join(", ");
}

function sayBelief(belief: number, title: string): string {
  if (belief >= KNOWN_FROM) return `Aulo thinks that you know ${title}`;
  return belief < UNKNOWN_BELOW
    ? `Aulo thinks that ${title} is still to learn`
    : `Aulo is not sure whether you know ${title}`;
}

/** Names the first two concepts that one concept unlocks, and counts the others. */
function sayOpens(names: readonly string[]): string {
  const [first = "nothing", second, ...others] = names;
  if (second === undefined) return `It opens ${first}`;
  return others.length === 0
    ? `It opens ${first} and ${second}`
    : `It opens ${first}, ${second} and ${others.length} more`;
}

function sayCovers(covers: number): string {
  return covers === 0 ? "" : `, and rests on ${covers} more that you have not shown`;
}
