import type { AuditEntry } from "@aulo/contract";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { Button } from "../../ui/Button.tsx";
import { Section } from "../../ui/Section.tsx";
import { toMoment } from "../../words/moments.ts";
import { adminQueries } from "./admin-queries.ts";

/** Characters of an id that tell people and classes apart at a glance. */
const SHORT_ID = 8;

/** The audit log of everybody, newest first. */
export function AuditSection() {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(
    adminQueries.audit(),
  );
  const entries = data.pages.flatMap((page) => page.entries);
  return (
    <Section
      title="Audit log"
      says="Looks and changes, newest first. People and classes stand with the beginning of their ids; no text that somebody wrote is kept here."
    >
      {entries.length === 0 && <p className="soft">Nothing was seen or changed yet.</p>}
      <ul className="plain-list cohort-list">
        {entries.map((entry) => (
          <li key={entry.id}>
            <p>{sayEntry(entry)}</p>
            <p className="small soft">{toMoment(entry.at)}</p>
          </li>
        ))}
      </ul>
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

function sayEntry({ kind, actor, role, cohort, learner, detail }: AuditEntry): string {
  const what = kind.replaceAll("-", " ").replace("cohort", "class");
  const who = actor === null ? "who runs this Aulo" : `${role} ${shorten(actor)}`;
  return [
    `${what}, by ${who}`,
    ...(learner === null || learner === actor ? [] : [`about ${shorten(learner)}`]),
    ...(cohort === null ? [] : [`class ${shorten(cohort)}`]),
    ...(detail === "" ? [] : [detail]),
  ].join(" · ");
}

function shorten(id: string): string {
  return id.slice(0, SHORT_ID);
}
