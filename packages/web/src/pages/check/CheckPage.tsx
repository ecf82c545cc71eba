import { useParams } from "react-router";
import { SittingView } from "../../lib/check/SittingView.tsx";
import { useSitting } from "../../lib/check/use-sitting.ts";
import { useTrack } from "../../lib/track/use-track.ts";
import { Page } from "../../ui/Page.tsx";
import { CheckEnd } from "./CheckEnd.tsx";
import { headingOf, titleOf } from "./check-words.ts";

export function CheckPage() {
  const { checkId = "" } = useParams();
  return <CheckView key={checkId} checkId={checkId} />;
}

function CheckView({ checkId }: { checkId: string }) {
  const { title } = useTrack();
  const sitting = useSitting(checkId);
  const { check, answered } = sitting;
  const concept = check.concept === null ? "" : title(check.concept);
  const isWide = answered === null && check.item?.kind === "exercise";
  return (
    <Page title={titleOf(check.purpose, concept)} over={concept} width={isWide ? "wide" : "column"}>
      <SittingView
        sitting={sitting}
        heading={(asked) => headingOf(asked, check.atMost)}
        end={<CheckEnd check={check} last={sitting.last} changes={sitting.changes} />}
      />
    </Page>
  );
}
