import type { ConceptSummary, PathView, Wait } from "@aulo/contract";
import { Fragment } from "react";
import { Link } from "react-router";
import { StateMark } from "../../features/standing/StateMark.tsx";
import { SureMark } from "../../features/standing/SureMark.tsx";
import { groupByStage } from "../../features/track/group-by-stage.ts";
import { useTrack } from "../../features/track/use-track.ts";
import { paths } from "../../paths.ts";
import { sureness } from "../../words/sureness.ts";
import type { Standings } from "./use-path.ts";

type MapListProps = {
  path: PathView;
  standings: Standings;
  chosen: string | null;
  /** Visually hidden: beside the picture, the list serves screen readers and the Tab key. */
  isUnseen: boolean;
  onFocus: (id: string | null) => void;
};

/** The map as a list: the stages in order, then the waits with their concepts. */
export function MapList({ path, standings, chosen, isUnseen, onFocus }: MapListProps) {
  const { track, concept } = useTrack();
  const stages = groupByStage(track).filter(({ number }) => number !== null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches which link has the focus.
    <div
      className={isUnseen ? "unseen-list" : "map-list"}
      onFocus={(event) => onFocus(event.target.dataset.id ?? null)}
      onBlur={() => onFocus(null)}
    >
      {stages.map(({ id, number, title, concepts }) => (
        <section key={id} aria-labelledby={`stage-${id}`}>
          <h2 id={`stage-${id}`} className="map-stage">
            <span className="stage-number">{number}</span> {title}
          </h2>
          <ul className="plain-list">
            {concepts.map((concept) => (
              <ConceptRow
                key={concept.id}
                concept={concept}
                standings={standings}
                isChosen={concept.id === chosen}
              />
            ))}
          </ul>
        </section>
      ))}
      {track.waits.length > 0 && (
        <section aria-labelledby="waits">
          <h2 id="waits" className="map-stage">
            Can wait
          </h2>
          <ul className="plain-list">
            {track.waits.map((wait) => (
              <Fragment key={wait.id}>
                <WaitRow wait={wait} path={path} isChosen={wait.id === chosen} />
                {wait.concepts
                  .flatMap((id) => concept(id) ?? [])
                  .map((behind) => (
                    <ConceptRow
                      key={behind.id}
                      concept={behind}
                      standings={standings}
                      isChosen={behind.id === chosen}
                    />
                  ))}
              </Fragment>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

type ConceptRowProps = { concept: ConceptSummary; standings: Standings; isChosen: boolean };

function ConceptRow({ concept: { id, title }, standings, isChosen }: ConceptRowProps) {
  const standing = standings.get(id);
  return (
    <li>
      <Link
        className="map-row"
        to={paths.mapOf({ concept: id })}
        data-id={id}
        aria-current={isChosen || undefined}
      >
        <span>
          {title}
          {standing?.inGoal === false && <span className="soft small"> not in your goal</span>}
        </span>
        {standing !== undefined && (
          <span className="map-marks">
            <SureMark sure={sureness(standing.uncertainty)} isShort />
            <StateMark mark={standing.state} />
          </span>
        )}
      </Link>
    </li>
  );
}

function WaitRow({ wait: { id, title }, path, isChosen }: { wait: Wait; path: PathView; isChosen: boolean }) {
  const unlocked = path.waits.some(({ wait, unlocked }) => wait === id && unlocked);
  return (
    <li>
      <Link
        className="map-row"
        to={paths.mapOf({ wait: id })}
        data-id={id}
        aria-current={isChosen || undefined}
      >
        <span>
          {title}
          {unlocked && <span className="soft small"> unlocked</span>}
        </span>
        <StateMark mark="waits" />
      </Link>
    </li>
  );
}
