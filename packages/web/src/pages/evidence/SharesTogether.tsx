import type { Share } from "@aulo/contract";
import { count, signed } from "@aulo/contract/words/quantities";
import { sumOf } from "./gather-shares.ts";
import { ShareBar } from "./ShareBar.tsx";
import { ShareRow } from "./ShareRow.tsx";

type SharesTogetherProps = { shares: readonly Share[]; widest: number };

/** Many small shares in one row with their exact sum. The row opens to show each. */
export function SharesTogether({ shares, widest }: SharesTogetherProps) {
  if (shares.length === 0) return null;
  const sum = sumOf(shares);
  return (
    <li>
      <details className="shares-together">
        <summary className="share">
          <span className="share-words">
            <span className="share-together-name">
              {count(shares.length, "answer")} on other concepts, together
            </span>
            <span className="small soft">Each says a little about everything near it. Show them.</span>
          </span>
          <ShareBar logOdds={sum} widest={widest} />
          <span className="share-number">{signed(sum)}</span>
        </summary>
        <ul className="plain-list shares">
          {shares.map((share) => (
            <ShareRow key={share.event} share={share} widest={widest} />
          ))}
        </ul>
      </details>
    </li>
  );
}
