import type { Exercise, Project } from "@aulo/content";
import type { PassedMilestone } from "@aulo/contract";
import { helpWords } from "@aulo/contract/words/projects";
import { count } from "@aulo/contract/words/quantities";
import { type Catalogue, titleOf } from "../catalogue/catalogue.ts";
import { escapeHtml } from "../http/escape-html.ts";
import { givenBefore } from "./given-before.ts";

const STYLE = `
:root { color-scheme: light dark; font: 17px/1.55 system-ui, sans-serif }
body { max-width: 44rem; margin: 0 auto; padding: 3rem 1.2rem 5rem }
h1 { margin: 0; line-height: 1.15 } h2 { margin: 2.5rem 0 .5rem }
.lead { font-size: 1.15rem } .soft { opacity: .75 }
ol { padding: 0; list-style: none } li { padding: 1rem 0; border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent) }
h3 { margin: 0 } p { margin: .4rem 0 } code { font-size: .9em }`;

const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/**
 * A page for others on a learner's project: one file of HTML without scripts, for any browser or web server.
 *
 * @param passed the milestones that were passed, by id
 */
export function pageToShow(
  catalogue: Catalogue,
  project: Project,
  passed: ReadonlyMap<string, PassedMilestone>,
): string {
  const { title, summary, story, milestones } = project;
  const built = milestones.flatMap((milestone) => {
    const pass = passed.get(milestone.id);
    return pass === undefined ? [] : [{ milestone, pass, given: givenBefore(project, milestone, passed) }];
  });
  const done = built.length === milestones.length ? "All" : `${built.length} of`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main>
<h1>${escapeHtml(title)}</h1>
<p class="lead">${escapeHtml(summary)}</p>
<p class="soft">${done} ${count(milestones.length, "milestone")} passed. The code is in the folder <code>code</code>, with one commit for each milestone: <code>git log</code> lists them.</p>
<h2>The task</h2>
${withoutLinks(story.html)}
<h2>What was built</h2>
<ol>
${built.map((one) => milestoneHtml(catalogue, one)).join("\n")}
</ol>
<h2>How it was checked</h2>
<p>Aulo, a learning system for programmers, ran the code and tested it from outside. The tests of a milestone include those of all
milestones before it. Each line says how much help was taken on the way. Aulo wrote this page on the learner's own machine, so it is their own statement and not a certificate.</p>
</main></body></html>
`;
}

type Built = { milestone: Exercise; pass: PassedMilestone; given: string | null };

function milestoneHtml(catalogue: Catalogue, { milestone, pass, given }: Built): string {
  const shows = (milestone.milestone?.shows ?? []).map((id) => titleOf(catalogue, id)).join(", ");
  const begun = given === null ? "" : ` Begun with: ${given}.`;
  return `<li><h3>${escapeHtml(milestone.title)}</h3>
<p>Shown in code: ${escapeHtml(shows)}</p>
<p class="soft">Passed on ${DAY.format(new Date(pass.at))}, ${helpWords(pass)}.${begun}</p></li>`;
}

/** Links to concepts lead to pages of Aulo, which the readers of this page may not have. */
function withoutLinks(html: string): string {
  return html.replaceAll(/<a [^>]*data-concept=[^>]*>([\s\S]*?)<\/a>/g, "$1");
}
