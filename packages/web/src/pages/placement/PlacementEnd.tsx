import type { ConceptId } from "@aulo/contract";
import { count } from "@aulo/contract/words/quantities";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { Link } from "react-router";
import { queries } from "../../api/queries.ts";
import { queryClient } from "../../api/query-client.ts";
import { useTrack } from "../../features/track/use-track.ts";
import { paths } from "../../paths.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Page } from "../../ui/Page.tsx";

/** The result of the placement, and links to the next step and the map. */
export function PlacementEnd({ checkId }: { checkId: string }) {
  const { data: placement } = useSuspenseQuery(queries.placement(checkId));
  useEffect(() => void queryClient.invalidateQueries(queries.learner()), []);
  const { shown, assumed, missing, unclear } = placement;
  return (
    <Page title="Where you start" over="Placement">
      <div className="row">
        <ButtonLink look="primary" to={paths.home()}>
          Go on to the next step <Icon name="next" />
        </ButtonLink>
      </div>
      <div className="row row-quiet">
        <ButtonLink look="quiet" to={paths.map()}>
          See it on the map
        </ButtonLink>
      </div>
      <div className="stack-l">
        <Group
          name="Shown"
          says="You answered items on these. They are skipped, and reviewed before you forget them."
          concepts={shown}
        />
        <Group
          name="Assumed"
          says="Your answers suggest that you know these, so you can build on them. One item may confirm each of them later."
          concepts={assumed}
        />
        <Group name="To learn" says="You learn these on the way." concepts={missing} />
        <Group
          name="Not clear yet"
          says="Your answers did not settle these. When one of them is next, an item may come before its lesson."
          concepts={unclear}
        />
      </div>
    </Page>
  );
}

function Group({ name, says, concepts }: { name: string; says: string; concepts: readonly ConceptId[] }) {
  const { title } = useTrack();
  if (concepts.length === 0) return null;
  return (
    <section className="stack-s">
      <h2>
        {name} <span className="soft small group-count">{count(concepts.length, "concept")}</span>
      </h2>
      <p className="soft">{says}</p>
      <ul className="chips plain-list">
        {concepts.map((concept) => (
          <li key={concept}>
            <Link className="chip" to={paths.evidence(concept)}>
              {title(concept)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
