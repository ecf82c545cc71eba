import type { Share } from "@aulo/contract";

/** Shares told one by one, and the others, which are told together. */
export type Gathered = { alone: readonly Share[]; together: readonly Share[] };

/** What an answer nearby must have moved at least to be told by itself, in log-odds. */
const ALONE_FROM = 0.05;

/**
 * Since every answer moves every concept a little, only what is near is told one by one: all that is on the concept itself, that needs it or
 * points at it, and what it rests on or what rests on it when that moved it noticeably. No share is left out: both parts keep the order.
 */
export function gatherShares(shares: readonly Share[]): Gathered {
  return {
    alone: shares.filter(isTold),
    together: shares.filter((share) => !isTold(share)),
  };
}

/** What shares moved in all, in log-odds. */
export function sumOf(shares: readonly Share[]): number {
  return shares.reduce((sum, { logOdds }) => sum + logOdds, 0);
}

function isTold({ relation, logOdds }: Share): boolean {
  switch (relation) {
    case "own":
    case "needed":
    case "pointed-at":
      return true;
    case "rests-on-it":
    case "under-it":
      return Math.abs(logOdds) >= ALONE_FROM;
    case "elsewhere":
      return false;
  }
}
