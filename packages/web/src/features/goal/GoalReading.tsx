import type { GoalReading as Reading } from "@aulo/contract";
import { useSuspenseQuery } from "@tanstack/react-query";
import { queries } from "../../api/queries.ts";
import { Button } from "../../ui/Button.tsx";
import { FocusHeading } from "../../ui/FocusHeading.tsx";
import { Note } from "../../ui/Note.tsx";
import { ProposedPath } from "./ProposedPath.tsx";

type GoalReadingProps = { text: string; onSearch: (text: string) => void };

/** How Aulo reads a goal: to accept, to change, or to put otherwise. */
export function GoalReading({ text, onSearch }: GoalReadingProps) {
  const { data: reading } = useSuspenseQuery(queries.goalReading(text));
  switch (reading.kind) {
    case "not-covered":
      return <NotCovered reading={reading} onSearch={onSearch} />;
    case "can-wait":
    case "covered":
      return (
        <section className="stack-l">
          <header className="stack">
            <FocusHeading level={2}>
              {reading.kind === "can-wait" ? `${waitTitles(reading)} can wait` : reading.title}
            </FocusHeading>
            {paragraphsOf(reading).map((words) => (
              <p key={words}>{words}</p>
            ))}
          </header>
          {reading.nearest.length > 0 && !reading.isSure && (
            <Note title="Aulo is not sure that it understood you. Did you mean:">
              <Choices reading={reading} onSearch={onSearch} />
            </Note>
          )}
          {waitsBeside(reading).map(({ id, title, reason }) => (
            <Note key={id} tone="wait" title={`${title} can wait`}>
              <p>{reason}</p>
            </Note>
          ))}
          <ProposedPath key={text} reading={reading}>
            {reading.nearest.length > 0 && reading.isSure && (
              <div className="stack-s">
                <p className="soft small">Or did you mean:</p>
                <Choices reading={reading} onSearch={onSearch} />
              </div>
            )}
          </ProposedPath>
        </section>
      );
  }
}

type ReadingProps = { reading: Reading; onSearch: (text: string) => void };

function NotCovered({ reading, onSearch }: ReadingProps) {
  return (
    <section className="stack">
      <FocusHeading level={2}>Aulo does not teach this</FocusHeading>
      <h3>The nearest goals that Aulo teaches</h3>
      <Choices reading={reading} onSearch={onSearch} />
    </section>
  );
}

/** Other readings, one tap each. */
function Choices({ reading, onSearch }: ReadingProps) {
  return (
    <ul className="plain-list examples">
      {reading.nearest.map(({ title, text, says }) => (
        <li key={text}>
          <Button onClick={() => onSearch(text)} title={says}>
            {title}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function paragraphsOf({ kind, waits, remarks }: Reading): readonly string[] {
  if (kind !== "can-wait") return remarks;
  const way = waits.some(({ concepts }) => concepts.length > 0)
    ? "This path unlocks it, and then teaches it:"
    : "This path comes first:";
  return [...waits.map(({ reason }) => reason), way];
}

/** The subjects that can wait, without the parts of the goal that are taught. */
function waitTitles({ waits }: Reading): string {
  return new Intl.ListFormat("en").format(waits.map(({ title }) => title));
}

/** A subject that can wait in a goal that is covered otherwise; a goal that can wait gives the reasons itself. */
function waitsBeside({ kind, waits }: Reading): Reading["waits"] {
  return kind === "covered" ? waits : [];
}
