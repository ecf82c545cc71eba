import "./goal.css";
import { lazy, Suspense } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { paths } from "../../paths.ts";
import { Button } from "../../ui/Button.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { GoalSearch } from "./GoalSearch.tsx";
import { useTypedGoal } from "./use-typed-goal.ts";

const GoalReading = lazy(async () => ({ default: (await import("./GoalReading.tsx")).GoalReading }));

const EXAMPLES = [
  "Learn backend with Node.js",
  "Build a REST API with Express",
  "Add login to my Express API",
  "Query PostgreSQL safely from Node",
  "Deploy an API to a server",
];

/** The goal's search field with examples, and the reading of the typed text. The text that is read is kept in the URL. */
export function AskGoal() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const text = search.get("text") ?? "";
  const typed = useTypedGoal(text);
  const read = (goal: string) => {
    typed.send(goal);
    void navigate(paths.goalReading(goal));
  };
  return (
    <>
      <GoalSearch text={typed.text} onType={typed.type} onSearch={read} />
      {text === "" ? (
        <section className="stack" aria-label="Examples">
          <p className="soft">For example:</p>
          <ul className="examples plain-list">
            {EXAMPLES.map((example) => (
              <li key={example}>
                <Button onClick={() => read(example)}>{example}</Button>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <Suspense fallback={<Loading what="Your goal is being read." />}>
          <GoalReading key={text} text={text} onSearch={read} />
        </Suspense>
      )}
    </>
  );
}
