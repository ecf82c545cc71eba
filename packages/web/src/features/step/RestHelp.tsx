import type { ConceptId } from "@aulo/contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { queries } from "../../api/queries.ts";
import { paths } from "../../paths.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { sayUntil } from "../../words/moments.ts";
import { useTrack } from "../track/use-track.ts";
import { MissedItem } from "./MissedItem.tsx";

/** Concepts shown with their sources and missed items. The claims of the reason name all of them. */
const MOST_SHOWN = 3;

type RestHelpProps = { concepts: readonly ConceptId[]; until: string | null; level: 1 | 2 };

/** The end of a rest, and three things that help until then. */
export function RestHelp({ concepts, until, level }: RestHelpProps) {
  const shown = concepts.slice(0, MOST_SHOWN);
  const Heading = level === 1 ? "h2" : "h3";
  return (
    <div className="stack-l">
      <p className="rest-until">
        {until !== null && <>Aulo goes on with new questions {sayUntil(until, new Date())}. </>}
        Until then, this may help:
      </p>
      <section className="stack">
        <Heading>Read it with fresh eyes</Heading>
        {shown.map((concept) => (
          <Source key={concept} concept={concept} />
        ))}
      </section>
      <section className="stack">
        <Heading>Ask somebody: show them this</Heading>
        {shown.map((concept) => (
          <Question key={concept} concept={concept} />
        ))}
      </section>
      <section className="stack">
        <Heading>A smaller goal</Heading>
        <p>A smaller goal leaves this out for now. Everything that you have learnt stays.</p>
        <div className="row">
          <ButtonLink to={paths.newGoal()}>Choose a smaller goal</ButtonLink>
          <ButtonLink look="quiet" to={paths.goals()}>
            See your goals
          </ButtonLink>
          <ButtonLink look="quiet" to={paths.map()}>
            See the map
          </ButtonLink>
        </div>
      </section>
    </div>
  );
}

/** The lesson of a concept, and a place in a real app that uses it. */
function Source({ concept }: { concept: ConceptId }) {
  const { title } = useTrack();
  const { data: lesson } = useQuery(queries.lesson(concept));
  const seenIn = lesson?.seenIn ?? null;
  return (
    <div className="stack-s">
      <p>
        <Link to={paths.lesson(concept)}>The lesson on {title(concept)}</Link>
      </p>
      {seenIn !== null && (
        <p className="small soft">
          At its end you see it in a real app: Aulo's own <code>{seenIn.path}</code>.
        </p>
      )}
    </div>
  );
}

/** A concept and its missed items, for somebody who can help. */
function Question({ concept }: { concept: ConceptId }) {
  const track = useTrack();
  const { data: items = [] } = useQuery(queries.missed(concept));
  return (
    <figure className="ask-person stack">
      <figcaption>
        I am learning <strong>{track.title(concept)}</strong>: {track.concept(concept)?.use}{" "}
        {items.length > 0 && "I have not got these yet. How would you think about them?"}
      </figcaption>
      {items.map((item) => (
        <MissedItem key={item.id} item={item} />
      ))}
    </figure>
  );
}
