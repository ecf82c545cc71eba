import {
  type Answer,
  type AttemptResult,
  type Check,
  endpoints,
  type Files,
  type PublicItem,
} from "@aulo/contract";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { call } from "../../api/call.ts";
import { queries } from "../../api/queries.ts";
import { queryClient } from "../../api/query-client.ts";
import { refetchStanding } from "../../api/refetch-standing.ts";
import {
  answeredName,
  endedName,
  type SentAnswer,
  sendAnswer,
  toSentAnswer,
  unsentAnswer,
} from "../../api/send-answer.ts";
import { unsent } from "../../api/unsent.ts";
import { useKept } from "../../api/use-kept.ts";
import { announce } from "../../ui/announce.tsx";

/** An answered item whose feedback is on the screen. */
export type AnsweredHere = {
  item: PublicItem;
  answer: Answer | null;
  /** The learner's files; null for a closed item. */
  files: Files | null;
  result: AttemptResult;
};

export type CheckFlow = {
  check: Check;
  answered: AnsweredHere | null;
  isSending: boolean;
  error: unknown;
  /** `files` are those of an exercise that is given up. */
  answer: (item: PublicItem, answer: Answer, files?: Files) => void;
  /** Takes the result of an exercise's run. The item stays open until the exercise is passed or given up. */
  takeRun: (item: PublicItem, result: AttemptResult, files: Files) => void;
  /** Loads the check again, after the learner has taken an answer back. */
  takeBack: () => void;
  /** Closes the feedback. */
  goOn: () => void;
  /** Ends the check before its last item. */
  end: () => void;
  /** Refetches the check, after another tab answered its item. */
  refresh: () => void;
};

/**
 * Loads a check, sends its answers, also one that an earlier page left without a reply, and keeps the feedback on the last answer
 * until the learner goes on, also over a reload.
 */
export function useCheck(checkId: string): CheckFlow {
  const query = {
    ...queries.check(checkId),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    // A run may have answered the item while the learner was on another page.
    refetchOnMount: "always" as const,
  };
  const { data: check, refetch } = useSuspenseQuery(query);
  const answered = useKept<AnsweredHere | null>(answeredName(checkId), null);

  const showCheck = async (next: Check, also: () => void) => {
    await takeCheck(next, also);
    void refetchStanding();
  };

  const sending = useMutation({
    mutationFn: (sent: SentAnswer) => sendAnswer(checkId, sent),
    onSuccess: (result, { answer }) => {
      announce(verdictWords(result, answer));
      // `sendAnswer` has kept the feedback.
      return showCheck(result.check, answered.reread);
    },
  });

  const { mutate: send } = sending;
  useEffect(() => {
    const left = unsentAnswer(checkId);
    if (left !== null) send(left);
  }, [checkId, send]);

  const ending = useMutation({
    mutationFn: () => call(endpoints.endCheck, { params: { checkId } }),
    onSuccess: async (ended) => {
      await takeCheck(ended.check);
      await refetchStanding();
    },
  });

  return {
    check,
    answered: answered.value,
    isSending: sending.isPending || ending.isPending,
    error: sending.error ?? ending.error,
    answer: (item, answer, files) => send(toSentAnswer(checkId, { item, answer, files: files ?? null })),
    takeRun: (item, result, files) =>
      void showCheck(result.check, () => {
        if (result.check.item?.id !== item.id) answered.keep({ item, answer: null, files, result });
      }),
    takeBack: () => void refetch(),
    goOn: () => {
      if (answered.value !== null) unsent.drop(endedName(checkId, answered.value.item.id));
      answered.drop();
    },
    end: () => ending.mutate(),
    refresh: () => {
      sending.reset();
      ending.reset();
      void refetch();
    },
  };
}

/**
 * Takes a check from a reply. A fetch under way may be older, so it is cancelled first.
 *
 * @param also done in the same moment
 */
export async function takeCheck(check: Check, also: () => void = () => {}): Promise<void> {
  const { queryKey } = queries.check(check.id);
  await queryClient.cancelQueries({ queryKey });
  also();
  queryClient.setQueryData(queryKey, check);
}

function verdictWords(result: AttemptResult, answer: Answer): string {
  if (answer.kind === "dont-know") return "Noted: not shown yet. Here is the answer.";
  return result.feedback.right ? "Right." : "Not quite. The reason is shown.";
}
