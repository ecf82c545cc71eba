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

/** An answered item whose feedback is on the screen. */
export type AnsweredItem = { item: PublicItem; answer: Answer | null; result: AttemptResult };

export type CheckFlow = {
  check: Check;
  answered: AnsweredItem | null;
  /** Result of the last answer that was not taken back, kept after its feedback is closed. */
  last: AttemptResult | null;
  /** Changes of all answers given on this page. */
  changes: readonly Change[];
  isSending: boolean;
  error: unknown;
  answer: (item: PublicItem, answer: Answer) => void;
  /** Takes the result of an exercise's run. The item stays open until the exercise is passed or given up. */
  takeRun: (item: PublicItem, result: AttemptResult) => void;
  /** Leaves a result out that the learner has taken back. */
  takeBack: (result: AttemptResult) => void;
  /** Closes the feedback. */
  goOn: () => void;
  /** Ends the check before its last item. */
  end: () => void;
  /** Refetches the check, after another tab answered its item. */
  refresh: () => void;
};

/** Loads a check, sends its answers, and keeps the feedback on the last answer. */
export function useCheck(checkId: string): CheckFlow {
  const query = {
    ...queries.check(checkId),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  };
  const { data: check, refetch } = useSuspenseQuery(query);
  const [answered, setAnswered] = useState<AnsweredItem | null>(null);
  const [results, setResults] = useState<readonly AttemptResult[]>([]);
  const { keyOf, settle } = useIdempotencyKey();

  const takeResult = (done: AnsweredItem) => {
    const { item, result } = done;
    settle();
    setResults((before) => [...before, result]);
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
      takeResult({ item, answer, result });
    },
  });

  const ending = useMutation({
    mutationFn: () => call(endpoints.endCheck, { params: { checkId } }),
    onSuccess: async (ended) => {
      queryClient.setQueryData(query.queryKey, ended.check);
      await refetchStanding();
    },
  });

  return {
    check,
    answered,
    last: results.at(-1) ?? null,
    changes: results.map(({ changes }) => changes).reduce(gatherChanges, []),
    isSending: sending.isPending || ending.isPending,
    error: sending.error ?? ending.error,
    answer: (item, answer) => sending.mutate({ item, answer }),
    takeRun: (item, result) => takeResult({ item, answer: null, result }),
    takeBack: (result) => {
      setResults((before) => before.filter((each) => each !== result));
      void refetch();
    },
    goOn: () => setAnswered(null),
    end: () => ending.mutate(),
    refresh: () => {
      sending.reset();
      ending.reset();
      void refetch();
    },
  };
}

function verdictWords(result: AttemptResult, answer: Answer): string {
  if (answer.kind === "dont-know") return "Noted: not shown yet. Here is the answer.";
  return result.feedback.right ? "Right." : "Not right. The reason is shown.";
}
