import type { Share } from "@aulo/contract";

type ShareBarProps = {
  logOdds: number;
  /** Share whose bar has the full width, in log-odds. */
  widest: number;
  /** "I don't know yet" has a colour of its own, because it is not a wrong answer. */
  result?: Share["result"];
};

/** A share as a bar: to the right for the belief, to the left against it. */
export function ShareBar({ logOdds, widest, result = null }: ShareBarProps) {
  const length = Math.min(50, (Math.abs(logOdds) / widest) * 50);
  return (
    <svg className="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect
        className={logOdds > 0 ? "share-for" : result === "dont-know" ? "share-not-yet" : "share-against"}
        x={logOdds < 0 ? 50 - length : 50}
        y="1"
        width={length}
        height="10"
      />
      <path className="share-middle" d="M50 0V12" />
    </svg>
  );
}
