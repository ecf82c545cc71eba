import type { PathView, ReviewsView, TrackOverview } from "@aulo/contract";
import { count, inMinutesOrHours } from "@aulo/contract/words/quantities";
import { runOnce } from "../code/run-code.ts";
import type { Context } from "../context.ts";
import { EXIT, type ExitCode, Stop } from "../stop.ts";
import { codeLines } from "../terminal/html-to-lines.ts";
import { plain } from "../terminal/plain.ts";
import { againLines, lessonLines } from "../words/lesson.ts";
import { outcomeLines } from "../words/outcome.ts";
import { stepLines } from "../words/step.ts";

/** The goal, its progress, the reviews and the next step. */
export async function status(context: Context): Promise<ExitCode> {
  const api = await context.openLearner();
  const [learner, { goal }, reviews, step] = [
    await api.call("getLearner"),
    await api.call("getPath"),
    await api.call("getReviews"),
    await api.call("getStep"),
  ];
  const today = reviews.due.filter((review) => review.today).length;
  context.screen.tell({ base: api.base, learner, goal, reviews, step }, [
    `Learner ${learner.id.slice(0, 8)} at ${api.base}`,
    ...(learner.notice === null ? [] : [plain(learner.notice)]),
    goal === null ? "Goal: none, the whole track" : `Goal: ${plain(goal.title)}`,
    ...(goal === null
      ? []
      : [
          `Strong: ${goal.strong} of ${goal.of}. Answered: ${goal.answered}. Assumed: ${goal.assumed}. Left: ${inMinutesOrHours(goal.minutesLeft)}.`,
        ]),
    today === 0 ? "Reviews: nothing is due today" : `Reviews: ${count(today, "review")} for today`,
    "",
    ...stepLines(step, context.screen),
  ]);
  return EXIT.done;
}

/** Every concept with its state, stage by stage. */
export async function map(context: Context, { all = false }: { all?: boolean }): Promise<ExitCode> {
  const api = await context.openLearner();
  const [track, path] = [await api.call("getTrack"), await api.call("getPath")];
  context.screen.tell({ track, path }, mapLines(track, path, all || path.goal === null));
  return EXIT.done;
}

/** The reviews that are due. */
export async function review(context: Context): Promise<ExitCode> {
  const api = await context.openLearner();
  const reviews = await api.call("getReviews");
  context.screen.tell(reviews, reviewLines(reviews));
  return EXIT.done;
}

/** A lesson, also one that is read already. */
export async function lesson(context: Context, conceptId: string | undefined): Promise<ExitCode> {
  const api = await context.openLearner();
  const concept = conceptId ?? (await api.call("getStep")).concept;
  if (concept === null)
    throw new Stop(EXIT.refused, "The next step has no lesson. Name a concept: aulo lesson CONCEPT");
  const found = await api.call("getLesson", { params: { conceptId: concept } });
  context.screen.tell(found, [...lessonLines(found, context.screen), ...againLines(found, context.screen)]);
  return EXIT.done;
}

/** Runs an example of a lesson and shows its output. */
export async function example(context: Context, id: string): Promise<ExitCode> {
  const api = await context.openLearner();
  const concept = id.split(".")[0] ?? "";
  const found = await api.call("getLesson", { params: { conceptId: concept } });
  const block = [...found.blocks, ...(found.again ?? [])].find(
    (each) => each.kind === "example" && each.id === id,
  );
  if (block?.kind !== "example") throw new Stop(EXIT.usage, `The lesson ${concept} has no example ${id}.`);
  const asked = { kind: "example", concept, example: id, code: block.code } as const;
  const { outcome } = await runOnce(api, asked);
  context.screen.tell(outcome, [...codeLines(block.code), ...outcomeLines(outcome, context.screen)]);
  return outcome.kind === "finished" ? EXIT.done : EXIT.wrong;
}

function mapLines({ stages, concepts, waits }: TrackOverview, path: PathView, isWhole: boolean): string[] {
  const standings = new Map(path.concepts.map((each) => [each.concept, each]));
  const lineOf = (id: string, title: string) => {
    const standing = standings.get(id);
    return standing === undefined || (!isWhole && !standing.inGoal)
      ? []
      : [`  ${standing.state}: ${plain(title)} (${id})`];
  };
  const ofStages = stages.flatMap(({ id, title }) => {
    const lines = concepts.filter(({ stage }) => stage === id).flatMap((each) => lineOf(each.id, each.title));
    return lines.length === 0 ? [] : [plain(title), ...lines];
  });
  const ofWaits = waits.flatMap((wait) => {
    const lines = wait.concepts.flatMap((id) =>
      lineOf(id, concepts.find((each) => each.id === id)?.title ?? id),
    );
    return lines.length === 0 ? [] : [`${plain(wait.title)} (can wait)`, ...lines];
  });
  return [...ofStages, ...ofWaits, ...(isWhole ? [] : ["aulo map --all shows the whole track."])];
}

function reviewLines({ due, doneToday, perDay, nextDue }: ReviewsView): string[] {
  const lines = due.map(({ concept, today }) => `  ${concept}${today ? "" : " (another day)"}`);
  return [
    due.length === 0 ? "Nothing is due." : "Due for review:",
    ...lines,
    `Done today: ${doneToday} of at most ${perDay}.`,
    ...(due.length > 0 ? ["aulo next gives the most urgent one; aulo answer --review CONCEPT another."] : []),
    ...(nextDue === null || due.length > 0
      ? []
      : [`The next one: ${nextDue.concept}, on ${nextDue.at.slice(0, 10)}.`]),
  ];
}
