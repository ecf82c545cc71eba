/** A share as a bar: to the right for the belief, to the left against it. A share of `widest` fills its half. */
export function ShareBar({ logOdds, widest }: { logOdds: number; widest: number }) {
  const length = Math.min(50, (Math.abs(logOdds) / widest) * 50);
  return (
    <svg className="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect
        className={logOdds < 0 ? "share-against" : "share-for"}
        x={logOdds < 0 ? 50 - length : 50}
        y="1"
        width={length}
        height="10"
      />
      <path className="share-middle" d="M50 0V12" />
    </svg>
  );
}
