import type { Claim, Step } from "./step.ts";

type TitleOf = (concept: string) => string;

const listed = (titles: readonly string[]): string =>
  titles.length < 2 ? titles.join("") : `${titles.slice(0, -1).join(", ")} and ${titles.at(-1)}`;

const few = (concepts: readonly string[], titleOf: TitleOf): string => {
  const told = concepts.slice(0, 2).map(titleOf);
  return concepts.length > 3
    ? `${told.join(", ")} and ${concepts.length - 2} more`
    : listed(concepts.map(titleOf));
};

const percent = (chance: number): string => `${Math.round(Math.min(0.99, Math.max(0.01, chance)) * 100)} %`;

const sayClaim = (claim: Claim, titleOf: TitleOf): string => {
  switch (claim.kind) {
    case "answers":
      return `you got ${claim.right} of ${claim.right + claim.wrong} on ${titleOf(claim.concept)}`;
    case "mastery":
      return `Aulo believes at ${percent(claim.value)} that you know it`;
    case "needed-by":
      return `${titleOf(claim.by)} needs it`;
    case "never-asked":
      return `you have not been asked about ${titleOf(claim.concept)} yet`;
    case "first-open":
      return `it is the first open concept of your path (${claim.goalPosition} of ${claim.of})`;
    case "opens":
      return `it opens ${few(claim.concepts, titleOf)}`;
    case "recall":
      return `the chance that you still recall ${titleOf(claim.concept)} has fallen to ${percent(claim.value)}`;
    case "covers":
      return `a right answer shows that ${few(claim.concepts, titleOf)} ${claim.concepts.length === 1 ? "is" : "are"} still there too`;
    case "gap":
      return `${titleOf(claim.concept)} may be the gap behind ${titleOf(claim.failed)} (${percent(claim.score)})`;
    case "back-from":
      return `${titleOf(claim.gap)} is closed, so you go on with ${titleOf(claim.left)} where you left it`;
    case "put-off":
      return `you put off ${few(claim.concepts, titleOf)}`;
  }
};

/** What the sentence of a rule leaves to the claims beside it: after answers, a belief says the same again. */
const isTold = (step: Step, claim: Claim): boolean => !(step.rule === "learn" && claim.kind === "mastery");

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The claims in plain words: what it rests on first, then what for. Says nothing that is not in them. */
export const sayReason = (step: Step, titleOf: TitleOf): string => {
  if (step.rule === "done")
    return `You showed every concept of your goal: ${step.claims.length} of ${step.claims.length}.`;
  const told = step.claims.filter((claim) => isTold(step, claim)).map((claim) => sayClaim(claim, titleOf));
  const sentences = [told.slice(0, 2).join(", and "), ...told.slice(2)];
  return sentences.map((each) => `${capital(each)}.`).join(" ");
};
