import type { AnsweredItem } from "@aulo/contract";
import type { ReactNode } from "react";
import { Icon } from "../../../ui/Icon.tsx";

type VerdictProps = { result: AnsweredItem["result"]; children: ReactNode };

const ICONS = { right: "right", wrong: "wrong", "dont-know": "clock" } as const;

/** The words of a verdict. */
export const VERDICTS: Readonly<Record<AnsweredItem["result"], string>> = {
  right: "Right",
  wrong: "Not quite",
  "dont-know": "Not shown yet",
};

/** The line with the verdict on an answer. */
export function Verdict({ result, children }: VerdictProps) {
  return (
    <div className="verdict" data-result={result}>
      <Icon name={ICONS[result]} />
      {children}
    </div>
  );
}
