/**
 * Words the reason of a step in plain language: first the cause, then the purpose. It says nothing beyond the claims.
 *
 * 1. Each cause has a lead sentence that joins its main claims.
 * 2. Each further claim follows in a sentence of its own.
 */
import type { Claim, Step } from "./step.ts";

type TitleOf = (concept: string) => string;
type Kind = Claim["kind"];
type ClaimOf<K extends Kind> = Extract<Claim, { kind: K }>;

/** The lead sentence, and the claims that it covers. */
type Lead = { sentence: string; covered: readonly Claim[] };

/** The reason of a step, as sentences for the learner. */
export function sayReason(step: Step, titleOf: TitleOf): string {
  const lead = leadOf(step, titleOf);
  const rest = step.claims.filter((claim) => isNews(step, claim) && !lead?.covered.includes(claim));
  const sentences = [
    ...(lead === null ? [] : [lead.sentence]),
    ...rest.map((claim) => sayClaim(claim, titleOf)),
  ];
  return sentences.map((each) => `${each}.`).join(" ");
}

function leadOf(step: Step, titleOf: TitleOf): Lead | null {
  const { claims } = step;
  switch (step.cause) {
    case "trace":
      return sayGap(claims, titleOf) ?? sayReturn(claims, titleOf);
    case "return":
      return sayReturn(claims, titleOf);
    case "review":
      return sayReview(claims, titleOf);
    case "put-off":
      return sayPutOff(claims, titleOf);
    case "confirm":
    case "learn":
      return sayWithNeed(claims, titleOf);
    case "done":
      return {
        sentence: `You showed every concept of your goal: ${claims.length} of ${claims.length}`,
        covered: claims,
      };
  }
}

function sayGap(claims: readonly Claim[], titleOf: TitleOf): Lead | null {
  const gap = claimOf(claims, "gap");
  const own = claimOf(claims, "answers", gap?.concept);
  const failure = claimOf(claims, "answers", gap?.failed);
  if (gap === undefined || failure === undefined) return null;
  const [here, there] = [titleOf(gap.concept), titleOf(gap.failed)];
  if (own === undefined)
    return {
      sentence: `You got ${ofClaims(failure)} on ${there}; it rests on ${here}, which may be the gap (${percent(gap.score)}). One item tells`,
      covered: [gap, failure],
    };
  return {
    sentence: `You got ${ofClaims(own)} on ${here}; ${there}, where you got ${ofClaims(failure)}, rests on it. The chance that it is the gap is ${percent(gap.score)}`,
    covered: [gap, own, failure],
  };
}

function claimOf<K extends Kind>(
  claims: readonly Claim[],
  kind: K,
  concept?: string,
): ClaimOf<K> | undefined {
  return claims.find(
    (claim): claim is ClaimOf<K> =>
      claim.kind === kind && (concept === undefined || ("concept" in claim && claim.concept === concept)),
  );
}

function ofClaims({ right, wrong }: ClaimOf<"answers">): string {
  return `${right} of ${right + wrong}`;
}

function percent(chance: number): string {
  return `${Math.round(Math.min(0.99, Math.max(0.01, chance)) * 100)} %`;
}

function sayReturn(claims: readonly Claim[], titleOf: TitleOf): Lead | null {
  const back = claims.filter((claim) => claim.kind === "back-from");
  const failure = claimOf(claims, "answers");
  if (failure === undefined) return null;
  const left = titleOf(failure.concept);
  if (back.length === 0)
    return { sentence: `You got ${ofClaims(failure)} on ${left}, so you try it again`, covered: [failure] };
  const gaps = back.map(({ gap }) => gap);
  return {
    sentence: `${few(gaps, titleOf)} ${areOrIs(gaps)} closed, so you go on with ${left} where you left it. There you got ${ofClaims(failure)}`,
    covered: [...back, failure],
  };
}

function few(concepts: readonly string[], titleOf: TitleOf): string {
  const named = concepts.slice(0, 2).map(titleOf);
  return concepts.length > 3
    ? `${named.join(", ")} and ${concepts.length - 2} more`
    : listed(concepts.map(titleOf));
}

function listed(titles: readonly string[]): string {
  return titles.length < 2 ? titles.join("") : `${titles.slice(0, -1).join(", ")} and ${titles.at(-1)}`;
}

function areOrIs(concepts: readonly string[]): string {
  return concepts.length === 1 ? "is" : "are";
}

function sayReview(claims: readonly Claim[], titleOf: TitleOf): Lead | null {
  const recall = claimOf(claims, "recall");
  const answers = claimOf(claims, "answers");
  if (recall === undefined || answers === undefined) return null;
  return {
    sentence: `You got ${ofClaims(answers)} on ${titleOf(recall.concept)}; the chance that you still recall it has fallen to ${percent(recall.value)}`,
    covered: [recall, answers],
  };
}

function sayPutOff(claims: readonly Claim[], titleOf: TitleOf): Lead | null {
  const putOff = claimOf(claims, "put-off");
  if (putOff === undefined) return null;
  return {
    sentence: `You put off ${few(putOff.concepts, titleOf)}, and nothing else is open now`,
    covered: [putOff],
  };
}

/** "You got 1 of 3 on promises; Express error handling needs it" */
function sayWithNeed(claims: readonly Claim[], titleOf: TitleOf): Lead | null {
  const first = claimOf(claims, "answers") ?? claimOf(claims, "never-asked");
  const need = claimOf(claims, "needed-by");
  if (first === undefined || need === undefined) return null;
  return { sentence: `${sayClaim(first, titleOf)}; ${sayClaim(need, titleOf)}`, covered: [first, need] };
}

function sayClaim(claim: Claim, titleOf: TitleOf): string {
  switch (claim.kind) {
    case "answers":
      return `You got ${ofClaims(claim)} on ${titleOf(claim.concept)}`;
    case "mastery":
      return `Aulo believes at ${percent(claim.value)} that you know it; one item tells more`;
    case "needed-by":
      return `${titleOf(claim.by)} needs it`;
    case "never-asked":
      return `You have not been asked about ${titleOf(claim.concept)} yet`;
    case "first-open":
      return `It is the first open concept of your path (${claim.goalPosition} of ${claim.of})`;
    case "opens":
      return `It opens ${few(claim.concepts, titleOf)}`;
    case "recall":
      return `The chance that you still recall ${titleOf(claim.concept)} has fallen to ${percent(claim.value)}`;
    case "covers":
      return `A right answer shows that ${few(claim.concepts, titleOf)} ${areOrIs(claim.concepts)} still there too`;
    case "gap":
      return `${titleOf(claim.failed)} rests on ${titleOf(claim.concept)}, which may be the gap (${percent(claim.score)})`;
    case "back-from":
      return `${titleOf(claim.gap)} is closed`;
    case "near":
      return `The lesson on ${titleOf(claim.failed)} did not help yet; what is missing may be near it`;
    case "put-off":
      return `You put off ${few(claim.concepts, titleOf)}`;
  }
}

/** Whether the claim says something new. The mastery after a count of answers would only repeat it. */
function isNews(step: Step, claim: Claim): boolean {
  return !(step.cause === "learn" && claim.kind === "mastery");
}
