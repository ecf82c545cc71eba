import type { ProjectMilestone, ProjectView } from "@aulo/contract";
import { helpWords } from "@aulo/contract/words/projects";
import { count, inMinutesOrHours } from "@aulo/contract/words/quantities";
import { paths } from "../../paths.ts";
import { Icon } from "../../ui/Icon.tsx";
import { sayDay } from "../../words/moments.ts";

/** A project with its milestones, and a link to download the learner's code. */
export function ProjectCard({ project }: { project: ProjectView }) {
  const { id, title, summary, ends, milestones, hasCode } = project;
  const passed = milestones.filter((milestone) => milestone.passed !== null).length;
  const minutes = milestones.reduce((sum, milestone) => sum + milestone.minutes, 0);
  return (
    <li className="project stack-s">
      <h3>{title}</h3>
      <p>{summary}</p>
      <p className="soft small">
        Ends {ends.map((end) => `“${end}”`).join(" and ")} · {inMinutesOrHours(minutes)}
      </p>
      <details open={hasCode}>
        <summary>
          {passed === 0
            ? count(milestones.length, "milestone")
            : `${passed} of ${count(milestones.length, "milestone")} passed`}
        </summary>
        <ol className="milestones plain-list">
          {milestones.map((milestone) => (
            <MilestoneRow key={milestone.id} milestone={milestone} />
          ))}
        </ol>
      </details>
      {hasCode && (
        <div className="row">
          <a className="button" data-look="outline" href={paths.projectArchive(id)} download={`${id}.zip`}>
            <Icon name="down" /> Download the code and a page to show
          </a>
          <p className="soft small">
            A zip: a Git repository with your history, and a page that needs no server.
          </p>
        </div>
      )}
    </li>
  );
}

function MilestoneRow({ milestone }: { milestone: ProjectMilestone }) {
  const { title, minutes, passed } = milestone;
  return (
    <li className="milestone" data-passed={passed !== null}>
      <span className="milestone-mark">{passed !== null && <Icon name="right" />}</span>
      <span>{title}</span>
      <span className="soft small">
        {passed === null
          ? inMinutesOrHours(minutes)
          : `passed ${sayDay(passed.at, new Date())}, ${helpWords(passed)}`}
      </span>
    </li>
  );
}
