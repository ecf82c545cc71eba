import "./evidence.css";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { queries } from "../../api/queries.ts";
import { percent } from "../../lib/duration.ts";
import { StateMark } from "../../lib/map/StateMark.tsx";
import { toDay } from "../../lib/moment.ts";
import { useTrack } from "../../lib/track/use-track.ts";
import { paths } from "../../paths.ts";
import { LineChart } from "../../ui/LineChart.tsx";
import { Page } from "../../ui/Page.tsx";
import { ShareRow } from "./ShareRow.tsx";
import { signed } from "./signed.ts";

export function EvidencePage() {
  const { conceptId = "" } = useParams();
  const { data: evidence } = useSuspenseQuery(queries.evidence(conceptId));
  const { data: path } = useSuspenseQuery(queries.path());
  const { title } = useTrack();
  const standing = path.concepts.find(({ concept }) => concept === conceptId);
  const { shares, mastery, startLogOdds } = evidence;
  const widest = Math.max(1, ...shares.map(({ logOdds }) => Math.abs(logOdds)));
  return (
    <Page title={title(conceptId)} over="Evidence">
      <section className="evidence-head">
        <div className="stack-s">
          <p className="evidence-belief">{percent(mastery)}</p>
          <p className="soft">is the belief that you know this.</p>
          {standing !== undefined && <StateMark mark={standing.state} />}
        </div>
        <BeliefChart start={chanceOf(startLogOdds)} history={evidence.history} />
      </section>
      <section className="stack">
        <h2>What moved it</h2>
        <p className="soft">
          Every answer adds or takes away. Added to the start ({signed(startLogOdds)}), the numbers make up
          the belief, as log-odds: 0 stands for even chances, +3 for about 95 %.
        </p>
        {shares.length === 0 ? (
          <p>Nothing yet: no answer and no lesson on this concept.</p>
        ) : (
          <ul className="plain-list shares">
            {shares.toReversed().map((share) => (
              <ShareRow key={share.event} share={share} widest={widest} />
            ))}
          </ul>
        )}
      </section>
      <p className="row">
        <Link to={paths.lesson(conceptId)}>Read the lesson</Link>
        <Link to={paths.mapOf({ concept: conceptId })}>See it on the map</Link>
      </p>
    </Page>
  );
}

/** The chance that log-odds stand for. */
const chanceOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

type BeliefChartProps = {
  /** The belief before any answer. */
  start: number;
  history: readonly { at: string; mastery: number }[];
};

function BeliefChart({ start, history }: BeliefChartProps) {
  const [first] = history;
  const last = history.at(-1);
  if (first === undefined || last === undefined) return null;
  const values = [start, ...history.map(({ mastery }) => mastery)];
  return (
    <LineChart
      values={values}
      label={`Belief from the start, after each event: ${values.map(percent).join(", ")}`}
      from={toDay(first.at)}
      to={toDay(last.at)}
      top="belief, 0-100 %"
    />
  );
}
