import "./goals.css";
import { useSuspenseQuery } from "@tanstack/react-query";
import { queries } from "../../api/queries.ts";
import { paths } from "../../paths.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Page } from "../../ui/Page.tsx";
import { GoalRow } from "./GoalRow.tsx";

export function GoalsPage() {
  const { data: goals } = useSuspenseQuery(queries.goals());
  return (
    <Page title="Your goals">
      {goals.length === 0 ? (
        <p>You have no goal yet. Say in your own words what you want to be able to do.</p>
      ) : (
        <ul className="goals plain-list">
          {goals.map((goal) => (
            <GoalRow key={goal.id} goal={goal} />
          ))}
        </ul>
      )}
      <div className="row">
        <ButtonLink look={goals.length === 0 ? "primary" : "outline"} to={paths.newGoal()}>
          Add a goal
        </ButtonLink>
        <ButtonLink look="quiet" to={paths.projects()}>
          See the projects
        </ButtonLink>
      </div>
    </Page>
  );
}
