import "./calibration.css";
import type { CalibrationView } from "@aulo/contract";
import { count } from "@aulo/contract/words/quantities";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { queries } from "../../api/queries.ts";
import { paths } from "../../paths.ts";
import { Note } from "../../ui/Note.tsx";
import { Page } from "../../ui/Page.tsx";
import { BinTable } from "./BinTable.tsx";
import { ReliabilityChart } from "./ReliabilityChart.tsx";
import { sayAssumed, sayExpected, sayMeasuring, sayStrong } from "./say-counted.ts";

/** With fewer answers, the shares depend on luck more than on Aulo. */
const ENOUGH = 20;

export function CalibrationPage() {
  const { data: calibration } = useSuspenseQuery(queries.calibration());
  const { answers } = calibration.all;
  return (
    <Page title="How often Aulo is right about you" over="Calibration">
      <p className="soft">
        Before each answer, Aulo has a belief about you and expects a right answer with some chance. This page
        compares that with your answers. Answers after a hint and answers that you took back do not count.
      </p>
      {answers < ENOUGH ? <TooFew answers={answers} /> : <Counts calibration={calibration} />}
      <p className="row">
        <Link to={paths.map()}>See the map</Link>
      </p>
    </Page>
  );
}

function TooFew({ answers }: { answers: number }) {
  return (
    <Note title={`After ${ENOUGH} answers, this page shows how often they were as Aulo expected.`}>
      <p>
        So far there {answers === 1 ? "is" : "are"} {count(answers, "answer")}. Fewer than {ENOUGH} would say
        more about luck than about Aulo.
      </p>
    </Note>
  );
}

function Counts({ calibration }: { calibration: CalibrationView }) {
  const { all, strong, assumed, measuring, byChance, byBelief, error } = calibration;
  return (
    <>
      <section className="stack">
        <h2>{sayStrong(strong)}</h2>
        <p>{sayExpected(strong)}</p>
        <p>{sayAssumed(assumed)}</p>
      </section>
      <section className="stack">
        <h2>All {count(all.answers, "answer")}</h2>
        <p>
          {all.right} right, {all.expected.toFixed(1)} expected.
          {error !== null && (
            <>
              {" "}
              In the groups below, the expected and the actual share of right answers differ by{" "}
              {Math.round(error * 100)} percentage points on average.
            </>
          )}
        </p>
        <ReliabilityChart bins={byChance} />
        <BinTable caption="By the chance that Aulo gave" by="Chance of right" bins={byChance} />
        <BinTable caption="By its belief that you know the concept" by="Belief" bins={byBelief} />
      </section>
      <section className="stack">
        <h2>The extra item of a placement</h2>
        <p>
          {sayMeasuring(measuring)} This item is drawn at random and changes no belief, so no count above
          includes it.
        </p>
      </section>
    </>
  );
}
