import "./run.css";
import type { PrintedPiece } from "@aulo/contract";
import { inSecondsOrMs } from "@aulo/contract/words/quantities";
import { useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { type PrintedLine, toLines } from "./printed-lines.ts";

type PrintedProps = { pieces: readonly PrintedPiece[]; title?: string };

/** Lines that are shown at once. The page scrolls as a whole, so a longer output is opened by a button. */
const SHOWN_LINES = 30;

/** The output of a run in its real order, with marks at standard error; nothing where nothing was printed. */
export function Printed({ pieces, title = "Printed" }: PrintedProps) {
  const [isWhole, setIsWhole] = useState(false);
  const [hasTimes, setHasTimes] = useState(false);
  if (pieces.length === 0) return null;
  const lines = toLines(pieces);
  const isCut = !isWhole && lines.length > SHOWN_LINES;
  const hasErrors = pieces.some(({ stream }) => stream === "stderr");
  return (
    <figure className="printed" aria-label={title}>
      <figcaption>
        {title}
        {hasErrors && <span className="printed-legend sgr-error">standard error</span>}
      </figcaption>
      <pre>
        {(isCut ? lines.slice(0, SHOWN_LINES) : lines).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one output never move.
          <Line key={index} line={line} hasTime={hasTimes} />
        ))}
      </pre>
      {isCut && (
        <Button look="quiet" onClick={() => setIsWhole(true)}>
          Show all {lines.length} lines
        </Button>
      )}
      {pieces.some(({ afterMs }) => afterMs !== pieces[0]?.afterMs) && (
        <Button look="quiet" onClick={() => setHasTimes(!hasTimes)}>
          {hasTimes ? "Hide the times" : "Show the times"}
        </Button>
      )}
    </figure>
  );
}

function Line({ line: { afterMs, texts }, hasTime }: { line: PrintedLine; hasTime: boolean }) {
  return (
    <>
      {hasTime && <span className="printed-time">{inSecondsOrMs(afterMs)}</span>}
      {texts.map(({ text, stream, look }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the texts of one line never move.
        <span key={index} className={stream === "stderr" ? `sgr-error ${look}` : look}>
          {text}
        </span>
      ))}
      {"\n"}
    </>
  );
}
