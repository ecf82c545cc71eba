import "./home.css";
import { useSuspenseQuery } from "@tanstack/react-query";
import { lazy } from "react";
import { Link } from "react-router";
import { queries } from "../../api/queries.ts";
import { AskGoal } from "../../features/goal/AskGoal.tsx";
import { paths } from "../../paths.ts";
import { FocusHeading } from "../../ui/FocusHeading.tsx";
import { HowItWorks } from "./HowItWorks.tsx";

/** Loaded only with a goal, to keep the first load of a new learner small. */
const NextStep = lazy(async () => ({ default: (await import("./NextStep.tsx")).NextStep }));

export function HomePage() {
  const { data: path } = useSuspenseQuery(queries.path());
  return path.goal === null ? <Welcome /> : <NextStep />;
}

function Welcome() {
  return (
    <div className="column stack-l welcome">
      <title>Aulo</title>
      <header className="stack-s">
        <FocusHeading>What do you want to be able to do?</FocusHeading>
        <p className="soft">
          Aulo finds out what you know already, then gives you one step at a time and checks it by running
          your code.
        </p>
      </header>
      <AskGoal />
      <p className="soft small">
        Were you here before? <Link to={paths.signIn()}>Continue as the same learner</Link>
      </p>
      <HowItWorks />
    </div>
  );
}
