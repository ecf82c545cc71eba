import type { Claim, ConceptId } from "@aulo/contract";

/** The concepts whose evidence shows the claims of a reason, each once, in the order of the claims. */
export function citedConcepts(claims: readonly Claim[]): ConceptId[] {
  return [...new Set(claims.flatMap(conceptsOf))];
}

function conceptsOf(claim: Claim): readonly ConceptId[] {
  switch (claim.kind) {
    case "put-off":
    case "rests":
      return claim.concepts;
    case "back-from":
      return [claim.gap, claim.left];
    case "gap":
    case "near":
      return [claim.concept, claim.failed];
    case "needed-by":
      return [claim.concept, claim.by];
    case "milestone":
      return claim.shows;
    case "covers":
      return [claim.concept, ...claim.concepts];
    default:
      return [claim.concept];
  }
}
