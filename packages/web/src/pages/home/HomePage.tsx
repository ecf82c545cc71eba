import "./home.css";
import { useSuspenseQuery } from "@tanstack/react-query";
import { queries } from "../../api/queries.ts";
import { AskGoal } from "../../features/goal/AskGoal.tsx";
import { StepCard } from "../../features/step/StepCard.tsx";
import { FocusHeading } from "../../ui/FocusHeading.tsx";
import { ChangeNotice } from "./ChangeNotice.tsx";
import { GoalProgress } from "./GoalProgress.tsx";
import { HowItWorks } from "./HowItWorks.tsx";

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
      <HowItWorks />
    </div>
  );
}

function NextStep() {
  const { data: step } = useSuspenseQuery(queries.step());
  return (
    <div className="column stack-l">
      <title>{`${step.title} · Aulo`}</title>
      <ChangeNotice />
      <StepCard step={step} level={1} />
      <GoalProgress />
      <HowItWorks />
    </div>
  );
}
