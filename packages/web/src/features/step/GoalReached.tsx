import "./step.css";
import { useSuspenseQuery } from "@tanstack/react-query";
import { queries } from "../../api/queries.ts";
import { paths } from "../../paths.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { FocusHeading } from "../../ui/FocusHeading.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { sayTimeSpent } from "../../words/goal-end.ts";

/** The moment when a goal is reached: what the learner can do now, the time spent, and near goals to choose. */
export function GoalReached({ goalId, title, level }: { goalId: string; title: string; level: 1 | 2 }) {
  const { data: end } = useSuspenseQuery(queries.goalEnd(goalId));
  const Heading = level === 1 ? "h2" : "h3";
  return (
    <article className="step stack-l" aria-labelledby="step-title">
      <header className="stack-s">
        <FocusHeading level={level} id="step-title">
          Goal reached: {title}
        </FocusHeading>
        <p className="soft">{sayTimeSpent(end)}</p>
      </header>
      <section className="stack-s">
        <Heading>You can now</Heading>
        <ul className="reached-can">
          {end.can.map((can) => (
            <li key={can}>{can}</li>
          ))}
        </ul>
      </section>
      <section className="stack-s">
        <Heading>{end.next.length === 0 ? "What comes next" : "A next goal"}</Heading>
        <ul className="reached-next plain-list">
          {end.next.map(({ title: name, text, says }) => (
            <li key={text}>
              <ButtonLink to={paths.goalReading(text)}>
                <span>
                  {name} <span className="soft small">{says}</span>
                </span>
                <Icon name="next" />
              </ButtonLink>
            </li>
          ))}
        </ul>
        <div className="row row-quiet">
          <ButtonLink look="quiet" to={paths.newGoal()}>
            Set another goal
          </ButtonLink>
          <ButtonLink look="quiet" to={paths.projects()}>
            Show what you built
          </ButtonLink>
          <ButtonLink look="quiet" to={paths.map()}>
            See the map
          </ButtonLink>
        </div>
      </section>
    </article>
  );
}
