import type { AuditEntry } from "@aulo/contract";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { AuditList } from "../../features/cohort/AuditList.tsx";
import { Section } from "../../ui/Section.tsx";
import { adminQueries } from "./admin-queries.ts";

/** Characters of an id that tell people and classes apart at a glance. */
const SHORT_ID = 8;

/** The audit log of everybody, newest first. */
export function AuditSection() {
  const audit = useSuspenseInfiniteQuery(adminQueries.audit());
  const lines = audit.data.pages
    .flatMap(({ entries }) => entries)
    .map((entry) => ({ id: entry.id, at: entry.at, says: sayEntry(entry) }));
  return (
    <Section
      title="Audit log"
      says="Looks and changes, newest first. People and classes stand with the beginning of their ids; no text that somebody wrote is kept here."
    >
      {lines.length === 0 && <p className="soft">Nothing was seen or changed yet.</p>}
      <AuditList lines={lines} older={audit} />
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
