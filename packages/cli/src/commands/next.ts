import type { Step } from "@aulo/contract";
import type { Api } from "../api/api.ts";
import type { Context } from "../context.ts";
import { EXIT, type ExitCode } from "../stop.ts";
import { htmlToLines } from "../terminal/html-to-lines.ts";
import { howToAnswer, itemLines } from "../words/item.ts";
import { againLines, lessonLines } from "../words/lesson.ts";
import { stepLines } from "../words/step.ts";
import { askItems, checkOfStep, endedLines, finishLesson } from "./check.ts";
import { codeCheck } from "./code.ts";
import { openPage } from "./open.ts";

export type NextOptions = { browser?: boolean };

/** Tells the next step with its reason, and gives it: the lesson, the questions, the exercise. In a terminal it goes on to the next one. */
export async function next(context: Context, { browser = false }: NextOptions): Promise<ExitCode> {
  const api = await context.openLearner();
  const { screen } = context;
  if (browser) {
    const step = await api.call("getStep");
    screen.note(...stepLines(step, screen));
    return openPage(context, api, pathOf(step));
  }
  if (!screen.isInteractive) return tellStep(context, api);
  while (await giveStep(context, api)) screen.note("");
  return EXIT.done;
}

function pathOf({ kind, concept }: Step): string {
  return kind === "learn" && concept !== null ? `/concepts/${concept}` : "/";
}

/** For programs and pipes: the step with its lesson or its open item. */
async function tellStep({ screen }: Context, api: Api): Promise<ExitCode> {
  const step = await api.call("getStep");
  const { goals } = await api.call("listGoals");
  const begin =
    goals.length > 0
      ? []
      : ["You have no goal yet, so the steps cover the whole track. Set one: aulo goal learn promises"];
  if (step.kind === "learn" && step.concept !== null && !step.lessonRead) {
    const lesson = await api.call("getLesson", { params: { conceptId: step.concept } });
    screen.tell({ step, lesson, check: null }, [
      ...begin,
      ...stepLines(step, screen),
      "",
      ...lessonLines(lesson, screen),
      "When you have read it: aulo answer",
    ]);
    return EXIT.done;
  }
  const wanted = checkOfStep(step);
  const check = wanted === null ? null : await api.call("openCheck", { body: wanted });
  const item = check?.item ?? null;
  screen.tell({ step, lesson: null, check }, [
    ...begin,
    ...stepLines(step, screen),
    ...(check === null ? [] : ["", ...itemLines(check, screen)]),
    ...(item === null
      ? []
      : [
          "",
          item.kind === "exercise"
            ? "Go on with: aulo code"
            : `${howToAnswer(item)} Go on with: aulo answer ANSWER`,
        ]),
  ]);
  return EXIT.done;
}

/** Gives one step in the terminal. @returns whether the learner wants the next one */
async function giveStep(context: Context, api: Api): Promise<boolean> {
  const { screen } = context;
  const step = await api.call("getStep");
  screen.note(...stepLines(step, screen));
  const wanted = checkOfStep(step);
  if (wanted === null) return false;
  if (step.kind === "learn" && step.concept !== null && !step.lessonRead) {
    const lesson = await api.call("getLesson", { params: { conceptId: step.concept } });
    screen.note("", ...lessonLines(lesson, screen), ...helpLines(step, lesson, screen));
    if (!(await goesOn(screen, "Enter when you have read it, or q to stop: "))) return false;
    await finishLesson(api, step.concept);
  }
  const { end, check } = await askItems({ api, screen }, await api.call("openCheck", { body: wanted }));
  if (end === "stopped") return false;
  if (end === "exercise" && check.item?.kind === "exercise")
    return (await codeCheck(context, { api, check, item: check.item }, {})) === "next";
  screen.note(...(check.state === "open" ? endedLines(check, screen) : []));
  return goesOn(screen, "Enter for the next step, or q to stop: ");
}

function helpLines(
  { help, mistake }: Step,
  lesson: Parameters<typeof againLines>[0],
  screen: Context["screen"],
): string[] {
  return [
    ...(mistake === null ? [] : ["About your last answers:", ...htmlToLines(mistake.becauseHtml, screen)]),
    ...(help === "again" && lesson.again !== null
      ? [screen.style.strong("In other words"), ...againLines(lesson, screen)]
      : []),
  ];
}

async function goesOn(screen: Context["screen"], question: string): Promise<boolean> {
  const line = await screen.ask(question);
  return line !== null && line.trim().toLowerCase() !== "q";
}
