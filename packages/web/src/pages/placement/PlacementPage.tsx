import { endpoints } from "@aulo/contract";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { call } from "../../api/call.ts";
import { queries } from "../../api/queries.ts";
import { queryClient } from "../../api/query-client.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { paths } from "../../paths.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
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
  const checkId = search.get("check");
  if (checkId !== null) return <PlacementCheck key={checkId} checkId={checkId} />;
  if (search.has(ASKS)) return <AskExperience error={open.error} onDone={() => open.mutate()} />;
  return (
    <PlacementOffer
      error={open.error}
      isOpening={open.isPending}
      onBegin={() => (learner.introduced ? open.mutate() : setSearch({ [ASKS]: "experience" }))}
    />
  );
}

type PlacementOfferProps = { error: Error | null; isOpening: boolean; onBegin: () => void };

function PlacementOffer({ error, isOpening, onBegin }: PlacementOfferProps) {
  return (
    <Page title="Find out what you know already">
      <div className="stack">
        <p>
          Usually 10 to 15 items, one at a time, from all over your path. The path then skips the concepts
          that you show. “I don't know yet” is a good answer: it keeps you from being sent too far ahead.
        </p>
        <p>You can stop at any time. The answers that you gave until then count.</p>
      </div>
      <div className="row">
        <Button look="primary" disabled={isOpening} onClick={onBegin}>
          Begin the placement
        </Button>
        <ButtonLink look="quiet" to={paths.home()}>
          Skip the placement: start from the beginning
        </ButtonLink>
      </div>
      <ProblemNote error={error} />
    </Page>
  );
}
