import { endpoints } from "@aulo/contract";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useSearchParams } from "react-router";
import { call } from "../../api/call.ts";
import { queries } from "../../api/queries.ts";
import { queryClient } from "../../api/query-client.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { paths } from "../../paths.ts";
import { Button } from "../../ui/Button.tsx";
import { Page } from "../../ui/Page.tsx";
import { AskExperience } from "./AskExperience.tsx";
import { PlacementCheck } from "./PlacementCheck.tsx";

/** Name in the URL of the question that comes before the first item. */
const ASKS = "ask";

/** The offer of a placement, a question on the learner's experience, then the placement. The URL holds which of them is shown. */
export function PlacementPage() {
  const [search, setSearch] = useSearchParams();
  const { data: learner } = useSuspenseQuery(queries.learner());
  const open = useMutation({
    mutationFn: () => call(endpoints.openCheck, { body: { purpose: "placement", concept: null } }),
    onSuccess: (check) => {
      queryClient.setQueryData(queries.check(check.id).queryKey, check);
      setSearch({ check: check.id });
    },
  });
  const navigate = useNavigate();
  /** A placement that ends before its first item: the path begins with its first lesson. */
  const skip = useMutation({
    mutationFn: async () => {
      const { id } = await call(endpoints.openCheck, { body: { purpose: "placement", concept: null } });
      return call(endpoints.endCheck, { params: { checkId: id } });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries();
      await navigate(paths.home());
    },
  });
  const checkId = search.get("check");
  if (checkId !== null) return <PlacementCheck key={checkId} checkId={checkId} />;
  if (search.has(ASKS)) return <AskExperience error={open.error} onDone={() => open.mutate()} />;
  return (
    <PlacementOffer
      error={open.error ?? skip.error}
      isBusy={open.isPending || skip.isPending}
      onSkip={() => skip.mutate()}
      onBegin={() => (learner.introduced ? open.mutate() : setSearch({ [ASKS]: "experience" }))}
    />
  );
}

type PlacementOfferProps = { error: Error | null; isBusy: boolean; onBegin: () => void; onSkip: () => void };

function PlacementOffer({ error, isBusy, onBegin, onSkip }: PlacementOfferProps) {
  return (
    <Page title="Find out what you know already">
      <div className="stack">
        <p>
          You get at most 25 items, one at a time, from all over your path, and fewer when your answers are
          clear. The path then skips the concepts that you have shown. “I don't know yet” is a good answer: it
          keeps you from being sent too far ahead.
        </p>
        <p>You can stop at any time. The answers that you have given by then count.</p>
      </div>
      <div className="row">
        <Button look="primary" disabled={isBusy} onClick={onBegin}>
          Begin the placement
        </Button>
        <Button look="quiet" disabled={isBusy} onClick={onSkip}>
          Skip the placement: start from the beginning
        </Button>
      </div>
      <ProblemNote error={error} />
    </Page>
  );
}
