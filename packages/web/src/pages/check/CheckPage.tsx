import { useParams } from "react-router";
import { CheckView } from "../../features/check/CheckView.tsx";
import { useCheck } from "../../features/check/use-check.ts";
import { useTrack } from "../../features/track/use-track.ts";
import { Page } from "../../ui/Page.tsx";
import { CheckEnd } from "./CheckEnd.tsx";
import { headingOf, titleOf } from "./check-words.ts";

export function CheckPage() {
  const { checkId = "" } = useParams();
  return <CheckById key={checkId} checkId={checkId} />;
}

function CheckById({ checkId }: { checkId: string }) {
  const { title } = useTrack();
  const flow = useCheck(checkId);
  const { check, answered } = flow;
  const concept = check.concept === null ? "" : title(check.concept);
  const isWide = answered === null && check.item?.kind === "exercise";
  return (
    <Page title={titleOf(check.purpose, concept)} over={concept} width={isWide ? "wide" : "column"}>
      <CheckView
        flow={flow}
        heading={(asked) => headingOf({ ...check, asked })}
        end={<CheckEnd check={check} last={flow.last} changes={flow.changes} />}
      />
    </Page>
  );
}
