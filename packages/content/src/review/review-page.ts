/**
 * A concept as one page of Markdown, for a reader who has not seen it: the concepts taught before, the lesson with its claims, the items with all
 * options and reasons, and the exercises with all answers. A project is a page too.
 */
import { taughtWith } from "../lint/prerequisites.ts";
import type { Item, Option } from "../schema/item.ts";
import type { Exercise, Files, Project, Track } from "../track.ts";

/**
 * The page of a concept, or that of a project: its story and its milestones.
 *
 * @throws Error when the track has neither
 */
export function reviewPage(track: Track, id: string): string {
  const project = track.projects.find((one) => one.id === id);
  return project === undefined ? conceptPage(track, id) : projectPage(track, project);
}

function projectPage(track: Track, { id, title, summary, goals, story, milestones }: Project): string {
  const before = taughtWith(track, milestones.at(-1)?.milestone?.needs ?? []);
  return sections([
    `# ${title}`,
    summary,
    list([`id: ${id}`, `ends: ${goals.join(", ")}`]),
    "## The story",
    story.markdown.trim(),
    "## Taught before its last milestone",
    list(track.concepts.filter((one) => before.has(one.id)).map((one) => `${one.title}: ${one.use}`)),
    "## Milestones",
    ...milestones.flatMap(milestoneParts),
  ]);
}

function milestoneParts(exercise: Exercise): string[] {
  const { ownNeeds = [], shows = [] } = exercise.milestone ?? {};
  return [
    ...exerciseParts(exercise),
    list([`needs now: ${ownNeeds.join(", ")}`, `shows: ${shows.join(", ")}`]),
  ];
}

function conceptPage(track: Track, id: string): string {
  const concept = track.concepts.find((one) => one.id === id);
  if (concept === undefined) throw new Error(`There is no concept or project “${id}”.`);
  const before = taughtWith(track, concept.requires);
  const taught = track.concepts.filter((one) => before.has(one.id));
  return sections([
    `# ${concept.title}`,
    concept.use,
    list([
      `id: ${concept.id}, ${concept.stage}, ${concept.minutes} minutes`,
      `covers: ${concept.covers.map((one) => scopeOf(track, one)).join("; ")}`,
      `direct prerequisites: ${concept.requires.join(", ") || "none"}`,
      `also found by: ${concept.aliases.join(", ")}`,
    ]),
    "## Taught before on every path",
    taught.length === 0 ? "Nothing." : list(taught.map((one) => `${one.title}: ${one.use}`)),
    "## The lesson",
    concept.lesson.markdown.trim(),
    ...(concept.again === null ? [] : ["## The second explanation", concept.again.markdown.trim()]),
    "## Items",
    ...concept.items.flatMap(itemParts),
    ...(concept.exercises.length === 0 ? [] : ["## Exercises"]),
    ...concept.exercises.flatMap(exerciseParts),
  ]);
}

function scopeOf({ scope }: Track, id: string): string {
  return `${id} ${scope.ids.find((one) => one.id === id)?.title ?? ""}`.trim();
}

function itemParts(item: Item): string[] {
  return [
    `### ${item.id} (${item.kind}, ${item.difficulty})`,
    item.ask.trim(),
    ...answersTo(item),
    `Right, because: ${item.because.trim()}`,
    ...(item.hints.length === 0 ? [] : [list(item.hints.map((hint) => `hint: ${hint}`))]),
  ];
}

function answersTo(item: Item): string[] {
  switch (item.kind) {
    case "choose-one":
    case "choose-several":
      return [list(item.options.map(optionLine))];
    case "predict-output":
      return [
        fence(item.language, item.code),
        "Prints:",
        fence("text", item.output),
        list(item.wrong.map(({ output, ...wrong }) => `wrong: ${inline(output)} ${said(wrong)}`)),
      ];
    case "order-lines":
      return [
        fence("text", item.lines.join("\n")),
        list([
          ...item.free.map((pair) => `lines ${pair.join(" and ")} may stand either way round`),
          ...item.blocks.map((block) => `lines ${block.join(", ")} stay together`),
          ...item.distractors.map(({ text, ...wrong }) => `does not belong: ${inline(text)} ${said(wrong)}`),
        ]),
      ];
    case "fill-blank":
      return [
        fence(item.language, item.code),
        list([
          ...item.blanks.map(({ accept, matches, because }, index) => {
            const others = matches === null ? "" : ` or ${inline(matches)}`;
            return `blank ${index + 1}: ${accept.map(inline).join(" or ")}${others}. ${because}`;
          }),
          ...item.wrong.map(
            ({ blank, text, ...wrong }) => `wrong in ${blank}: ${inline(text)} ${said(wrong)}`,
          ),
        ]),
      ];
  }
}

function optionLine(option: Option): string {
  return option.right === true
    ? `RIGHT: ${option.text} — ${option.because}`
    : `wrong: ${option.text} ${said(option)}`;
}

type Foreseen = { because: string; misconception: string; gap: string | null };

function said({ because, misconception, gap }: Foreseen): string {
  return `— ${because} (${misconception}${gap === null ? "" : `; gap: ${gap}`})`;
}

function exerciseParts(exercise: Exercise): string[] {
  const { id, title, kind, entry, minutes, difficulty, core, also, prompt, starter, tests } = exercise;
  return [
    `### ${id}: ${title} (${kind}, ${difficulty}, ${minutes} minutes)`,
    list([`core: ${core}`, `also needed: ${also.join(", ") || "none"}`, `starts with: ${entry}`]),
    prompt.markdown.trim(),
    ...fileParts("Starter", starter),
    list(exercise.hints.map((hint) => `hint: ${hint}`)),
    ...exercise.solutions.flatMap(({ name, note, changed }) =>
      fileParts(`Solution ${name} (${note})`, changed),
    ),
    ...exercise.right.flatMap(({ name, changed }) => fileParts(`Right in another style: ${name}`, changed)),
    ...exercise.wrong.flatMap(({ name, misconception, changed }) =>
      fileParts(`Wrong: ${name} (${misconception})`, changed),
    ),
    ...fileParts("Tests", tests),
  ];
}

function fileParts(heading: string, files: Files): string[] {
  return [
    `#### ${heading}`,
    ...Object.entries(files).flatMap(([path, text]) => [`\`${path}\``, fence("", text)]),
  ];
}

function fence(language: string, code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = "`".repeat(longest + 1);
  return `${ticks}${language}\n${code.trimEnd()}\n${ticks}`;
}

function inline(text: string): string {
  return `\`${text.trim().replaceAll("\n", " ⏎ ")}\``;
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line.trim().replaceAll("\n", "\n  ")}`).join("\n");
}

function sections(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
