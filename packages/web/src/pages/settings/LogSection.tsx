import type { LogEntry } from "@aulo/contract";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { queries } from "../../api/queries.ts";
import { VoidAnswer } from "../../features/evidence/VoidAnswer.tsx";
import { useTrack } from "../../features/track/use-track.ts";
import { Button } from "../../ui/Button.tsx";
import { Section } from "../../ui/Section.tsx";
import { toMoment } from "../../words/moments.ts";
import { entryWords } from "./entry-words.ts";

/** The learner's log, newest first. */
export function LogSection() {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(queries.log());
  const entries = data.pages.flatMap((page) => page.entries);
  return (
    <Section
      title="Your log"
      says="Everything that Aulo believes about you follows from this log. An answer can be taken back."
    >
      {entries.length === 0 ? (
        <p>Nothing yet.</p>
      ) : (
        <ol className="log plain-list">
          {entries.map((entry) => (
            <LogRow key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
      {hasNextPage && (
        <div>
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show older entries
          </Button>
        </div>
      )}
    </Section>
  );
}

function LogRow({ entry }: { entry: LogEntry }) {
  const { title } = useTrack();
  const words = entryWords(entry, title);
  const canVoid = entry.kind === "answered" && entry.attempt?.voided === false;
  return (
    <li className="log-row">
      <div>
        <p>
          {words}
          {entry.attempt?.voided === true && <strong> (taken back)</strong>}
        </p>
        <p className="small soft">
          {toMoment(entry.at)}
          {entry.note !== "" && <> · “{entry.note}”</>}
        </p>
      </div>
      {canVoid && <VoidAnswer entryId={entry.id} what={words} />}
    </li>
  );
}
