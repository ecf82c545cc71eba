import { useSuspenseQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { queries } from "../../../api/queries.ts";
import { Button } from "../../../ui/Button.tsx";
import { Loading } from "../../../ui/Loading.tsx";
import { Modal } from "../../../ui/Modal.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { Solutions } from "../exercise/Solutions.tsx";
import { AnsweredView } from "../feedback/AnsweredView.tsx";
import { VERDICTS, Verdict } from "../feedback/Verdict.tsx";
import { usePastItem } from "./use-past-item.ts";

/**
 * An answered item of the check, to read, over the page. The open item stays as it is below, with what is typed into it.
 */
export function PastItem({ checkId }: { checkId: string }) {
  const { number, close } = usePastItem();
  if (number === null) return null;
  return (
    <Modal
      open
      onOpenChange={close}
      title={`Item ${number}`}
      says="You have answered it, so it can only be read here."
      width="wide"
    >
      <Suspense fallback={<Loading what="The item is loading." />}>
        <Answered checkId={checkId} number={number} />
      </Suspense>
    </Modal>
  );
}

function Answered({ checkId, number }: { checkId: string; number: number }) {
  const { show, close } = usePastItem();
  const { data: answers } = useSuspenseQuery(queries.answers(checkId));
  const answered = answers.find((each) => each.number === number);
  const before = answers.findLast((each) => each.number < number)?.number;
  const after = answers.find((each) => each.number > number)?.number;
  const toBefore = () => before !== undefined && show(before);
  const toAfter = () => (after === undefined ? close() : show(after));
  useKeys({ p: toBefore, n: toAfter }, "dialog");
  return (
    <div className="stack">
      {answered === undefined ? (
        <p>This item is open again, or no longer part of the track, so its answer is not shown.</p>
      ) : (
        <>
          <Verdict result={answered.result}>
            <h3>{VERDICTS[answered.result]}</h3>
          </Verdict>
          <AnsweredView answered={answered} />
          {answered.item.kind === "exercise" && (
            <Solutions
              key={answered.number}
              title="How it can be done"
              solutions={answered.feedback.solutions}
              entry={answered.item.entry}
            />
          )}
        </>
      )}
      <div className="row">
        {before !== undefined && <Button onClick={toBefore}>Item {before}</Button>}
        {after !== undefined && <Button onClick={toAfter}>Item {after}</Button>}
        <Button look="primary" onClick={close}>
          Close
        </Button>
      </div>
    </div>
  );
}
