import type { Share } from "@aulo/contract";
import { VoidAnswer } from "../../features/evidence/VoidAnswer.tsx";
import { itemName } from "../../words/item-name.ts";
import { toMoment } from "../../words/moments.ts";
import { signed } from "../../words/quantities.ts";
import { ShareBar } from "./ShareBar.tsx";

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
