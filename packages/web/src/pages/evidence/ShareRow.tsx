import type { Share } from "@aulo/contract";
import { signed } from "@aulo/contract/words/quantities";
import { VoidAnswer } from "../../features/evidence/VoidAnswer.tsx";
import { itemName } from "../../words/item-name.ts";
import { toMoment } from "../../words/moments.ts";
import { ShareBar } from "./ShareBar.tsx";

type ShareRowProps = {
  share: Share;
  /** The largest share on the page, in log-odds. Its bar has the full width. */
  widest: number;
};

/** One event and its share of the belief: in words, as a number, and as a bar. */
export function ShareRow({
  share: { event, kind, item, result, says, at, logOdds, voided },
  widest,
}: ShareRowProps) {
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
      <ShareBar logOdds={logOdds} widest={widest} result={result} />
      <span className="share-number">{signed(logOdds)}</span>
      <span className="share-action">
        {kind === "answered" && !voided && <VoidAnswer entryId={event} what={says} />}
      </span>
    </li>
  );
}
