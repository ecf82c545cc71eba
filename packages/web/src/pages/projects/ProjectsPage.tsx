import "./projects.css";
import type { ProjectView } from "@aulo/contract";
import { useSuspenseQuery } from "@tanstack/react-query";
import { queries } from "../../api/queries.ts";
import { paths } from "../../paths.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Page } from "../../ui/Page.tsx";
import { ProjectCard } from "./ProjectCard.tsx";

/** The projects of the track: first those that the learner works on. */
export function ProjectsPage() {
  const { data: projects } = useSuspenseQuery(queries.projects());
  const begun = projects.filter(({ hasCode }) => hasCode);
  const others = projects.filter(({ hasCode }) => !hasCode);
  return (
    <Page title="Projects" over="Something of your own">
      <p>
        A project is a code base that grows with your path, milestone by milestone. Aulo proposes a milestone
        as your next step once you know all that it takes.
      </p>
      <ProjectList title="Yours" projects={begun} />
      <ProjectList title={begun.length === 0 ? "To come" : "Others"} projects={others} />
      <div>
        <ButtonLink to={paths.home()}>Go to the next step</ButtonLink>
      </div>
    </Page>
  );
}

function ProjectList({ title, projects }: { title: string; projects: readonly ProjectView[] }) {
  if (projects.length === 0) return null;
  return (
    <section className="stack">
      <h2>{title}</h2>
      <ul className="projects plain-list">
        {projects.map((project) => (
          <ProjectCard key={project.id} project={project} />
        ))}
      </ul>
    </section>
  );
}
