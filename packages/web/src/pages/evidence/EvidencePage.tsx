import "./evidence.css";
import { percent, signed } from "@aulo/contract/words/quantities";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { queries } from "../../api/queries.ts";
import { StateMark } from "../../features/standing/StateMark.tsx";
import { SureMark } from "../../features/standing/SureMark.tsx";
import { useTrack } from "../../features/track/use-track.ts";
import { paths } from "../../paths.ts";
import { Page } from "../../ui/Page.tsx";
import { sayNoCode } from "../../words/states.ts";
import { sureness } from "../../words/sureness.ts";
import { BeliefChart } from "./BeliefChart.tsx";
import { gatherShares, sumOf } from "./gather-shares.ts";
import { ShareBar } from "./ShareBar.tsx";
import { ShareRow } from "./ShareRow.tsx";
import { SharesTogether } from "./SharesTogether.tsx";

export function EvidencePage() {
  const { conceptId = "" } = useParams();
  const { data: evidence } = useSuspenseQuery(queries.evidence(conceptId));
  const { data: path } = useSuspenseQuery(queries.path());
  const { title } = useTrack();
  const standing = path.concepts.find(({ concept }) => concept === conceptId);
  const { shares, mastery, startLogOdds, earlier } = evidence;
  const { alone, together } = gatherShares(shares.toReversed());
  const widest = Math.max(1, ...[...alone.map(({ logOdds }) => logOdds), sumOf(together)].map(Math.abs));
  return (
    <Page title={title(conceptId)} over="Evidence">
      <section className="evidence-head">
        <div className="stack-s">
          <p className="evidence-belief">{percent(mastery)}</p>
          <p className="soft">is Aulo's belief that you know this.</p>
          {standing !== undefined && (
            <>
              <p className="row">
                <StateMark mark={standing.state} />
                <SureMark sure={sureness(standing.uncertainty)} />
              </p>
              <p className="soft small">{sureness(standing.uncertainty).means}</p>
              {standing.noCode !== null && <p className="soft small">{sayNoCode(standing.noCode)}</p>}
            </>
          )}
        </div>
        <BeliefChart start={chanceOf(startLogOdds)} history={evidence.history} />
      </section>
      <section className="stack">
        <h2>Everything that moved it</h2>
        <p className="soft">
          Every answer adds or takes away, the newest first. Together with the start they make up the belief,
          as log-odds: 0 stands for even chances, +3 for about 95 %.
        </p>
        {shares.length === 0 && <p>Nothing yet: no answer and no lesson.</p>}
        <ul className="plain-list shares">
          {alone.map((share) => (
            <ShareRow key={share.event} share={share} widest={widest} />
          ))}
          <SharesTogether shares={together} widest={widest} />
          <li className="share">
            <span>
              {earlier === null ? "At the start, before any answer" : "From everything before these"}
            </span>
            <ShareBar logOdds={startLogOdds} widest={widest} />
            <span className="share-number">{signed(startLogOdds)}</span>
          </li>
          <li className="share share-sum">
            <strong>All together: {percent(mastery)}</strong>
            <span />
            <span className="share-number">{signed(startLogOdds + sumOf(shares))}</span>
          </li>
        </ul>
      </section>
      <p className="row">
        <Link to={paths.lesson(conceptId)}>Read the lesson</Link>
        <Link to={paths.mapOf({ concept: conceptId })}>See it on the map</Link>
        <Link to={paths.calibration()}>How often Aulo is right about you</Link>
      </p>
    </Page>
  );
}

/** Converts log-odds to a chance, by the logistic function. */
function chanceOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
