/**
 * Words the reason of a step in plain language: first the cause, then the purpose. It says nothing beyond the claims, and no figure but counts:
 * chances are shown with the claims.
 *
 * 1. Each cause has a lead sentence that joins its main claims.
 * 2. Each further claim that tells something new follows in a sentence of its own.
 */
import type { Claim, Help, Step } from "./step.ts";

type TitleOf = (concept: string) => string;
type Kind = Claim["kind"];
type ClaimOf<K extends Kind> = Extract<Claim, { kind: K }>;

/** The lead sentence, and the claims that it covers. */
type Lead = { sentence: string; covered: readonly Claim[] };

/** Mastery from which Aulo thinks that a concept is known, 0-1; below, it may be known. */
const THINKS_FROM = 0.7;

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
      return sayGap(claims, titleOf) ?? sayReturn(step, titleOf);
    case "return":
      return sayReturn(step, titleOf);
    case "review":
      return sayReview(claims, titleOf);
    case "put-off":
      return sayPutOff(claims, titleOf);
    case "rest":
      return sayRest(claims, titleOf);
    case "code":
      return sayCode(claims, titleOf);
    case "build":
      return null;
    case "confirm":
    case "learn":
      return sayWithNeed(claims, titleOf);
    case "done":
      return { sentence: "You showed everything that your goal asks for", covered: claims };
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
      sentence: `${sayAnswers(failure, titleOf)}. ${there} rests on ${here}, which is worth a look: one question will tell`,
      covered: [gap, failure],
    };
  return {
    sentence: `${sayAnswers(own, titleOf)}, and ${there} rests on it. So ${here} comes first, and then ${there} again`,
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

/** "I don't know yet" is not a wrong answer: without a try, the concept was not shown. */
function sayAnswers({ concept, right, wrong, unanswered }: ClaimOf<"answers">, titleOf: TitleOf): string {
  return right + wrong === 0
    ? `You have not shown ${titleOf(concept)} yet`
    : `You got ${right} of ${right + wrong + unanswered} right on ${titleOf(concept)}`;
}

function sayReturn(step: Step, titleOf: TitleOf): Lead | null {
  const back = step.claims.filter((claim) => claim.kind === "back-from");
  const rounds = step.claims.filter((claim) => claim.kind === "rounds");
  const failure = claimOf(step.claims, "answers");
  if (failure === undefined) return null;
  const left = titleOf(failure.concept);
  if (back.length === 0)
    return {
      sentence: `${sayAnswers(failure, titleOf)}. ${sayHelp(step.kind === "learn" ? step.help : null)}`,
      covered: [failure, ...rounds],
    };
  const gaps = back.map(({ gap }) => gap);
  return {
    sentence: `You closed the gap in ${few(gaps, titleOf)}, so you go on with ${left} where you left it`,
    covered: [...back, ...rounds, failure],
  };
}

function sayHelp(help: Help | null): string {
  switch (help) {
    case null:
      return "So you try it again";
    case "section":
      return "Look once more at the part of the lesson that your answers point to; then come new questions";
    case "again":
      return "Many learners need another look at this one. Here it is explained in another way, with an example worked through line by line";
  }
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
  if (answers === undefined) return null;
  const title = titleOf(answers.concept);
  const sentence =
    recall === undefined
      ? `${sayAnswers(answers, titleOf)}. One more question will make sure`
      : `You showed ${title} a while ago. One question keeps it fresh`;
  return { sentence, covered: recall === undefined ? [answers] : [recall, answers] };
}

function sayPutOff(claims: readonly Claim[], titleOf: TitleOf): Lead | null {
  const putOff = claimOf(claims, "put-off");
  if (putOff === undefined) return null;
  return {
    sentence: `You put off ${few(putOff.concepts, titleOf)}, and nothing else is open now`,
    covered: [putOff],
  };
}

function sayRest(claims: readonly Claim[], titleOf: TitleOf): Lead | null {
  const rests = claimOf(claims, "rests");
  if (rests === undefined) return null;
  return {
    sentence: `That is enough for today: everything that is left needs ${few(rests.concepts, titleOf)}, and a night's rest helps more than another round`,
    covered: [rests],
  };
}

function sayCode(claims: readonly Claim[], titleOf: TitleOf): Lead | null {
  const target = claimOf(claims, "target");
  const tested = target ?? claimOf(claims, "unlocks");
  const answers = claimOf(claims, "answers");
  if (tested === undefined) return null;
  const title = titleOf(tested.concept);
  const known =
    answers === undefined
      ? `Aulo thinks that you know ${title}`
      : `You answered the questions on ${title}, and have not written code with it yet`;
  const covers = target?.covers ?? 0;
  const others = covers === 0 ? "" : `, and with it ${covers} more that it rests on`;
  const covered = claims.filter(({ kind }) => kind !== "unlocks");
  return { sentence: `${known}. One exercise shows it${others}`, covered };
}

/** "You got 1 of 3 right on promises, and Express error handling needs it" */
function sayWithNeed(claims: readonly Claim[], titleOf: TitleOf): Lead | null {
  const recall = claimOf(claims, "recall");
  const answers = claimOf(claims, "answers");
  const first = recall ?? answers ?? claimOf(claims, "never-asked");
  const need = claimOf(claims, "needed-by");
  if (first === undefined || need === undefined) return null;
  const sentence = `${sayClaim(first, titleOf)}, and ${sayClaim(need, titleOf)}`;
  if (recall === undefined || answers === undefined) return { sentence, covered: [first, need] };
  return { sentence: `${sentence}. One question warms you up`, covered: [recall, answers, need] };
}

function sayClaim(claim: Claim, titleOf: TitleOf): string {
  switch (claim.kind) {
    case "answers":
      return sayAnswers(claim, titleOf);
    case "mastery":
      return claim.value >= THINKS_FROM
        ? "Aulo thinks that you know it; one question will make sure"
        : "You may know it already; one question will tell";
    case "needed-by":
      return `${titleOf(claim.by)} needs it`;
    case "never-asked":
      return `You have not been asked about ${titleOf(claim.concept)} yet`;
    case "first-open":
      return `It is the first open concept of your path (${claim.goalPosition} of ${claim.of})`;
    case "opens":
      return `It opens ${few(claim.concepts, titleOf)}`;
    case "recall":
      return `You showed ${titleOf(claim.concept)} a while ago`;
    case "covers":
      return `A right answer shows that ${few(claim.concepts, titleOf)} ${areOrIs(claim.concepts)} still there too`;
    case "gap":
      return `${titleOf(claim.failed)} rests on ${titleOf(claim.concept)}`;
    case "back-from":
      return `You closed the gap in ${titleOf(claim.gap)}`;
    case "near":
      return `The lesson on ${titleOf(claim.failed)} did not help yet; what is missing may be near it`;
    case "put-off":
      return `You put off ${few(claim.concepts, titleOf)}`;
    case "rests":
      return `${few(claim.concepts, titleOf)} can rest until tomorrow`;
    case "no-code":
      return `You have not written code with ${titleOf(claim.concept)} yet`;
    case "target":
      return `${titleOf(claim.concept)} is part of your goal`;
    case "milestone":
      return `You know everything that milestone ${claim.position} of ${claim.of} takes: build it, and show ${few(claim.shows, titleOf)} by code`;
    case "unlocks":
      return `It unlocks ${few(claim.concepts, titleOf)}`;
    case "rounds":
      return `${claim.failed} ${claim.failed === 1 ? "round" : "rounds"} on ${titleOf(claim.concept)} did not work out`;
  }
}

/** Whether the claim says something new: after a count of answers, the mastery repeats it, and so do the number of rounds and the gap. */
function isNews(step: Step, { kind }: Claim): boolean {
  return kind !== "rounds" && kind !== "gap" && !(step.cause === "learn" && kind === "mastery");
}
