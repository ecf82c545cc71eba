import { randomUUID } from "node:crypto";
import type { AttemptResult, Check, PublicItem, Purpose, Step } from "@aulo/contract";
import { purposeOf } from "@aulo/contract/words/steps";
import type { Api } from "../api/api.ts";
import { isRefusal } from "../api/problem.ts";
import { EXIT, Stop } from "../stop.ts";
import { plain } from "../terminal/plain.ts";
import type { Screen } from "../terminal/screen.ts";
import { feedbackLines, howToAnswer, itemLines, toAnswer } from "../words/item.ts";
import { afterAnswerLines, resultLines } from "../words/step.ts";

/** A check to open: that of the step, or another that the learner asks for. */
export type Wanted = { purpose: Purpose; concept: string | null };

/** The check that belongs to a step; null for a step without one. */
export function checkOfStep(step: Step): Wanted | null {
  const purpose = purposeOf(step);
  return purpose === null ? null : { purpose, concept: step.concept };
}

/** Opens or resumes the check of the step; a lesson that was not marked as read is marked. @throws Stop when the step has no check */
export async function openCheckOfStep(api: Api): Promise<Check> {
  const step = await api.call("getStep");
  const wanted = checkOfStep(step);
  if (wanted === null) throw new Stop(EXIT.refused, `${step.reason.sentence} aulo next says more.`);
  if (step.kind === "learn" && !step.lessonRead && step.concept !== null)
    await finishLesson(api, step.concept);
  return api.call("openCheck", { body: wanted });
}

export async function finishLesson(api: Api, conceptId: string): Promise<void> {
  await api.call("finishLesson", { params: { conceptId }, key: randomUUID() });
}

/**
 * Answers the open item of a check once.
 *
 * @param words the choices, blanks or lines; null for "I don't know yet"
 * @throws Stop when the words do not fit the item
 */
export async function answerOnce(
  { api, screen }: { api: Api; screen: Screen },
  check: Check,
  words: readonly string[] | null,
): Promise<AttemptResult> {
  const { item } = check;
  if (item === null) throw new Stop(EXIT.refused, "This check has ended. aulo next tells the next step.");
  const answer = words === null ? ({ kind: "dont-know" } as const) : toAnswer(item, words);
  if (typeof answer === "string") throw new Stop(EXIT.usage, answer);
  const result = await api.call("answer", {
    params: { checkId: check.id },
    body: { item: item.id, answer },
    key: randomUUID(),
  });
  screen.tell(result, [...feedbackLines(item, result.feedback, screen), ...afterAnswerLines(result, screen)]);
  return result;
}

export type AskedEnd = "ended" | "exercise" | "stopped";

/**
 * Asks the items of a check one after the other, until it ends, an exercise comes, or the learner stops.
 *
 * @returns why it ended, and the check as it is then
 */
export async function askItems(
  { api, screen }: { api: Api; screen: Screen },
  begun: Check,
): Promise<{ end: AskedEnd; check: Check }> {
  let check = begun;
  for (;;) {
    const { item } = check;
    if (item === null) return { end: "ended", check };
    if (item.kind === "exercise") return { end: "exercise", check };
    screen.note("", ...itemLines(check, screen), "", howToAnswer(item), colonWords(item));
    const words = await askWords(
      screen,
      item.kind === "predict-output" ? "lines" : item.kind === "fill-blank" ? item.blanks : 1,
    );
    if (words === ":q") return { end: "stopped", check };
    if (words === ":h") {
      await tellHint({ api, screen }, check);
      continue;
    }
    try {
      check = (await answerOnce({ api, screen }, check, words === ":?" ? null : words)).check;
    } catch (error) {
      if (isRefusal(error, "already-answered", "not-open", "check-ended")) {
        screen.note("It was answered already, perhaps in the page. Nothing is counted twice.");
        check = await api.call("getCheck", { params: { checkId: check.id } });
      } else if (error instanceof Stop && error.exitCode === EXIT.usage) screen.note(error.message);
      else throw error;
    }
  }
}

/** Shows the next hint of the check's open item. */
export async function tellHint({ api, screen }: { api: Api; screen: Screen }, { id }: Check): Promise<void> {
  try {
    const hint = await api.call("askHint", { params: { checkId: id } });
    screen.tell(hint, [`Hint ${hint.number} of ${hint.of}: ${plain(hint.text)}`]);
  } catch (error) {
    if (!isRefusal(error, "no-more-hints")) throw error;
    screen.tell({ hint: null }, ["There are no more hints."]);
  }
}

/** The end of a check that was ended before its last item. */
export function endedLines(check: Check, screen: Screen): string[] {
  return check.result === null ? [] : resultLines(check.result, screen);
}

function colonWords({ hints }: PublicItem): string {
  return `Or ${hints > 0 ? ":h for a hint, " : ""}:? for “I don't know yet”, :q to stop.`;
}

const COMMANDS = [":h", ":?", ":q"] as const;
type Command = (typeof COMMANDS)[number];

/** Asks for the words of an answer: as many lines as there are blanks, or lines up to an empty one. */
async function askWords(screen: Screen, lines: number | "lines"): Promise<string[] | Command> {
  const words: string[] = [];
  for (;;) {
    const line = await screen.ask("> ");
    if (line === null) return ":q";
    const command = COMMANDS.find((each) => each === line.trim());
    if (command !== undefined && words.length === 0) return command;
    if (lines === "lines" && line === "") return words;
    words.push(lines === "lines" && line === "\\" ? "" : line);
    if (words.length === lines) return words;
  }
}
