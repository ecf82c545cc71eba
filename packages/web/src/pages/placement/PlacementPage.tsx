import { endpoints } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { call } from "../../api/call.ts";
import { queries } from "../../api/queries.ts";
import { queryClient } from "../../api/query-client.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { paths } from "../../paths.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Page } from "../../ui/Page.tsx";
import { PlacementCheck } from "./PlacementCheck.tsx";

/** The offer of a placement, then the placement. The id of an open placement is kept in the URL. */
export function PlacementPage() {
  const [search, setSearch] = useSearchParams();
  const checkId = search.get("check");
  if (checkId !== null) return <PlacementCheck key={checkId} checkId={checkId} />;
  return <PlacementOffer onBegin={(check) => setSearch({ check })} />;
}

function PlacementOffer({ onBegin }: { onBegin: (checkId: string) => void }) {
  const open = useMutation({
    mutationFn: () => call(endpoints.openCheck, { body: { purpose: "placement", concept: null } }),
    onSuccess: (check) => {
      queryClient.setQueryData(queries.check(check.id).queryKey, check);
      onBegin(check.id);
    },
  });
  return (
    <Page title="Find out what you know already">
      <div className="stack">
        <p>
          Usually 10 to 15 items, one at a time, from all over your path. What you show is skipped later. “I
          don't know yet” is a good answer: it keeps you from being sent too far ahead.
        </p>
        <p>You can stop at any time; what you answered until then counts.</p>
      </div>
      <div className="row">
        <Button look="primary" disabled={open.isPending} onClick={() => open.mutate()}>
          Begin the placement
        </Button>
        <ButtonLink look="quiet" to={paths.home()}>
          Skip it: start from the beginning
        </ButtonLink>
      </div>
      <ProblemNote error={open.error} />
    </Page>
  );
}
