import { type Catalogue, withRequired } from "../catalogue.ts";
import type { Found } from "./goal-index.ts";
import { targetsOf } from "./goal-parts.ts";
import { CONTEXT, stemsOf, tokensOf } from "./words.ts";

/**
 * Parts without those that only say where: "tests for my backend" is about tests, and "query strings in Express" needs
 * Express anyway.
 */
export function withoutContext(catalogue: Catalogue, text: string, parts: Found[]): Found[] {
  const whole = catalogue.largestGoal?.id;
  const rest = parts.filter((part) => !isContext(text, part) && !isOnlyNode(part, whole));
  const isNamed = rest.some(({ closeness }) => closeness === 1);
  return isNamed
    ? parts.filter((part) => rest.includes(part) || !(isThere(text, part) || isIdle(catalogue, part, rest)))
    : parts;
}

/** Whether a part is one word that others use to say where, after a preposition. "An API" is a goal of its own. */
function isContext(text: string, { named, covered }: Pick<Found, "named" | "covered">): boolean {
  const [word] = covered;
  if (named.kind === "concept" && tokensOf(named.text).length > 1) return false;
  if (isThere(text, { covered })) return true;
  if (word === undefined || covered.length > 1 || !(PLATFORMS.has(word) || CONTEXT.has(word))) return false;
  const before = word === "api" ? `${PREPOSITION}|${DONE_TO_API} an?` : `${PREPOSITION}|\\ban?`;
  return new RegExp(`(?:${before})\\s+${word}`, "i").test(stemsOf(text).join(" "));
}

/** Whether a sentence only tells of something that is there already: "my deploy needs other settings". */
function isThere(text: string, { covered }: Pick<Found, "covered">): boolean {
  const [word] = covered;
  if (word === undefined || covered.length > 1) return false;
  const subject = `(?:^|[,.;]\\s*|\\b(?:when|if|because|that|but|whenever|while|so)\\s)(?:my|our) ${word}\\w*`;
  return new RegExp(`${subject} (?!and|or|with|in|on)\\w+`, "i").test(text);
}

/** Whether the whole track is meant by a word such as "node" alone, which others use to say where. */
function isOnlyNode({ named, covered }: Found, whole: string | undefined): boolean {
  return (
    named.kind === "goal" &&
    named.ref === whole &&
    covered.length > 0 &&
    covered.every((stem) => CONTEXT.has(stem))
  );
}

/** Stems of subjects that other goals are built on. */
const PLATFORMS: ReadonlySet<string> = new Set(["backend", "express", "http", "rest", "json", "process"]);

/** Stems of verbs for an API that is there already: "deploy an API" is about the deployment. */
const DONE_TO_API =
  "\\b(?:deploy|test|secur|host|protect|docu|version|monitor|debug|call|consum|scal|ship|publish)";
const PREPOSITION = "\\b(?:in|on|of|for|from|with|to|my|our|your|the|using)";

/** Whether the other parts do not need it named: the whole track, or a subject that they rest on. */
function isIdle(catalogue: Catalogue, { named, covered }: Found, others: Found[]): boolean {
  if (named.kind === "wait") return false;
  if (named.ref === catalogue.largestGoal?.id || covered.every((stem) => CONTEXT.has(stem))) return true;
  const needed = withRequired(
    catalogue,
    others.flatMap((other) => targetsOf(catalogue, other)),
  );
  const concepts = covered
    .flatMap((stem) => catalogue.goals.find([stem]))
    .filter(({ named: { kind }, closeness }) => kind === "concept" && closeness === 1);
  return concepts.some(({ named: { ref } }) => needed.includes(ref));
}
