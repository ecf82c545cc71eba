import type { Share } from "@aulo/contract";

/** Shares with a row each (`alone`), and shares in one common row (`together`). */
export type Gathered = { alone: readonly Share[]; together: readonly Share[] };

/** Smallest share of a related concept that gets its own row, in log-odds. */
const ALONE_FROM = 0.05;

/**
 * Splits shares by whether they get a row of their own.
 *
 * Every answer moves every concept a little, so a row each would hide the important ones.
 *
 * 1. Answers on the concept itself, on items that need it, or that point at it, stand alone.
 * 2. Answers on its prerequisites and dependents stand alone from `ALONE_FROM` on.
 * 3. Others go together. Both parts keep the order.
 */
export function gatherShares(shares: readonly Share[]): Gathered {
  return {
    alone: shares.filter(isTold),
    together: shares.filter((share) => !isTold(share)),
  };
}

/** The sum of shares, in log-odds. */
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
