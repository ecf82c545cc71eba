import type { Share } from "@aulo/contract";
import { VoidAnswer } from "../../lib/evidence/VoidAnswer.tsx";
import { itemName } from "../../lib/item-name.ts";
import { toMoment } from "../../lib/moment.ts";
import { signed } from "./signed.ts";

type ShareRowProps = {
  share: Share;
  /** The largest share shown, in log-odds: a bar of full width. */
  widest: number;
};

/** One event and what it moved: in words, as a number, and as a bar to the right (for) or left (against). */
export function ShareRow({ share: { event, kind, item, says, at, logOdds, voided }, widest }: ShareRowProps) {
  return (
    <li className="share" data-voided={voided}>
      <div className="share-words">
        <p>
          {says}
          {voided && <strong> (taken back)</strong>}
        </p>
        <p className="small soft">
          {toMoment(at)}
          {item !== null && <> · “{itemName(item)}”</>}
        </p>
      </div>
      <ShareBar logOdds={logOdds} widest={widest} />
      <span className="share-number">{signed(logOdds)}</span>
      <span className="share-action">
        {kind === "answered" && !voided && <VoidAnswer entryId={event} what={says} />}
      </span>
    </li>
  );
}

function ShareBar({ logOdds, widest }: { logOdds: number; widest: number }) {
  const length = (Math.abs(logOdds) / widest) * 50;
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
