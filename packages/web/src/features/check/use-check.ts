import {
  type Answer,
  type AttemptResult,
  type Change,
  type Check,
  endpoints,
  type PublicItem,
} from "@aulo/contract";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../api/call.ts";
import { useIdempotencyKey } from "../../api/idempotency-key.ts";
import { queries } from "../../api/queries.ts";
import { queryClient, refetchStanding } from "../../api/query-client.ts";
import { announce } from "../../ui/announce.tsx";
import { gatherChanges } from "./gather-changes.ts";

/** An item that was answered and whose feedback is still on the screen. */
export type AnsweredItem = { item: PublicItem; answer: Answer | null; result: AttemptResult };

export type CheckFlow = {
  check: Check;
  answered: AnsweredItem | null;
  /** The last reply, also once its feedback was left behind. */
  last: AttemptResult | null;
  /** What all answers given on this page moved. */
  changes: readonly Change[];
  isSending: boolean;
  error: unknown;
  answer: (item: PublicItem, answer: Answer) => void;
  /** Takes in the reply that a run brought; the item stays open while it is not done. */
  takeRun: (item: PublicItem, result: AttemptResult) => void;
  /** Leaves the feedback behind. */
  goOn: () => void;
  /** Shows what is open now, after another tab went ahead. */
  refresh: () => void;
};

/** One sitting of a check, one item at a time. */
export function useCheck(checkId: string): CheckFlow {
  const query = {
    ...queries.check(checkId),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  };
  const { data: check, refetch } = useSuspenseQuery(query);
  const [answered, setAnswered] = useState<AnsweredItem | null>(null);
  const [last, setLast] = useState<AttemptResult | null>(null);
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const { keyOf, settle } = useIdempotencyKey();

  const take = (done: AnsweredItem) => {
    const { item, result } = done;
    settle();
    setLast(result);
    setChanges((before) => gatherChanges(before, result.changes));
    if (result.check.item?.id !== item.id) setAnswered(done);
    queryClient.setQueryData(query.queryKey, result.check);
    void refetchStanding();
  };

  const sending = useMutation({
    mutationFn: ({ item, answer }: { item: PublicItem; answer: Answer }) => {
      const body = { item: item.id, answer };
      return call(endpoints.answer, { params: { checkId }, body, key: keyOf(JSON.stringify(body)) });
    },
    onSuccess: (result, { item, answer }) => {
      announce(verdictWords(result, answer));
      take({ item, answer, result });
    },
  });

  return {
    check,
    answered,
    last,
    changes,
    isSending: sending.isPending,
    error: sending.error,
    answer: (item, answer) => sending.mutate({ item, answer }),
    takeRun: (item, result) => take({ item, answer: null, result }),
    goOn: () => setAnswered(null),
    refresh: () => {
      sending.reset();
      void refetch();
    },
  };
}

function verdictWords(result: AttemptResult, answer: Answer): string {
  if (answer.kind === "dont-know") return "Noted: not known yet. The answer is shown.";
  return result.feedback.right ? "Right." : "Not right. The reason is shown.";
}
