import type { GoalReading as Reading } from "@aulo/contract";
import { useSuspenseQuery } from "@tanstack/react-query";
import { queries } from "../../api/queries.ts";
import { Button } from "../../ui/Button.tsx";
import { FocusHeading } from "../../ui/FocusHeading.tsx";
import { Note } from "../../ui/Note.tsx";
import { ProposedPath } from "./ProposedPath.tsx";

type GoalReadingProps = { text: string; onSearch: (text: string) => void };

/** Aulo's reading of a goal's text: the proposed path, or the nearest goals of the track. */
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
              {reading.kind === "can-wait" ? `${reading.title} can wait` : reading.title}
            </FocusHeading>
            {reading.kind === "can-wait" && <p>{reading.says}</p>}
          </header>
          {waitsBeside(reading).map(({ id, title, reason }) => (
            <Note key={id} tone="wait" title={`${title} can wait`}>
              <p>{reason}</p>
            </Note>
          ))}
          <ProposedPath key={text} reading={reading} />
        </section>
      );
  }
}

function NotCovered({ reading, onSearch }: { reading: Reading; onSearch: (text: string) => void }) {
  return (
    <section className="stack">
      <FocusHeading level={2}>Aulo does not teach this</FocusHeading>
      <p>{reading.says}</p>
      {reading.nearest.length > 0 && (
        <>
          <h3>The nearest it does teach</h3>
          <ul className="plain-list examples">
            {reading.nearest.map(({ title, text }) => (
              <li key={text}>
                <Button onClick={() => onSearch(text)}>{title}</Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Waits to list. Empty when the whole goal can wait, because `says` already explains that. */
function waitsBeside({ kind, waits }: Reading): Reading["waits"] {
  return kind === "covered" ? waits : [];
}
