import "../../features/cohort/cohort.css";
import { count } from "@aulo/contract/words/quantities";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { paths } from "../../paths.ts";
import { Page } from "../../ui/Page.tsx";
import { Section } from "../../ui/Section.tsx";
import { toDay } from "../../words/moments.ts";
import { AuditSection } from "./AuditSection.tsx";
import { adminQueries } from "./admin-queries.ts";
import { LimitsSection } from "./LimitsSection.tsx";
import { RoleSection } from "./RoleSection.tsx";

/** The page of an admin: roles, the limits of classes, all classes by their titles, and the audit log. */
export function AdminPage() {
  return (
    <Page title="Roles, limits and the audit log" over={<Link to={paths.settings()}>Settings</Link>}>
      <RoleSection />
      <LimitsSection />
      <Cohorts />
      <AuditSection />
    </Page>
  );
}

function Cohorts() {
  const { data: cohorts } = useSuspenseQuery(adminQueries.cohorts());
  return (
    <Section title="All classes" says="You see how many members each has, and nothing of what they do.">
      {cohorts.length === 0 && <p className="soft">Nobody has opened a class yet.</p>}
      <ul className="plain-list cohort-list">
        {cohorts.map(({ id, title, mentorName, members, createdAt }) => (
          <li key={id}>
            <div className="row">
              <span className="cohort-name">{title}</span>
              <span className="soft">{count(members, "member")}</span>
            </div>
            <p className="small soft">
              Mentor: {mentorName} · since {toDay(createdAt)}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
