import type { Goal, GoalReading } from "@aulo/contract";
import { count, inMinutesOrHours } from "@aulo/contract/words/quantities";
import type { Context } from "../context.ts";
import { EXIT, type ExitCode, Stop } from "../stop.ts";
import { plain } from "../terminal/plain.ts";
import { stepLines } from "../words/step.ts";

export type GoalOptions = { yes?: boolean; use?: string };

/** Lists the goals, makes one of them the active one, or sets a new one in the learner's words. */
export async function goal(
  context: Context,
  words: readonly string[],
  { yes = false, use }: GoalOptions,
): Promise<ExitCode> {
  if (use !== undefined) return useGoal(context, use);
  return words.length === 0 ? listGoals(context) : setGoal(context, words.join(" "), yes);
}

async function listGoals(context: Context): Promise<ExitCode> {
  const api = await context.openLearner();
  const { goals } = await api.call("listGoals");
  const lines = goals.map((each, index) => goalLine(each, index));
  context.screen.tell(
    { goals },
    lines.length > 0
      ? [...lines, "aulo goal --use NUMBER makes another one active."]
      : ["You have no goal yet. Say one: aulo goal learn backend with Node.js"],
  );
  return EXIT.done;
}

async function useGoal(context: Context, number: string): Promise<ExitCode> {
  const api = await context.openLearner();
  const { goals } = await api.call("listGoals");
  const chosen = goals[Number(number) - 1];
  if (chosen === undefined) throw new Stop(EXIT.usage, `There is no goal ${number}. aulo goal lists yours.`);
  const active = await api.call("changeGoal", { params: { goalId: chosen.id }, body: { active: true } });
  context.screen.tell(active, [`Your goal now: ${plain(active.title)}`]);
  return EXIT.done;
}

async function setGoal(context: Context, text: string, isAccepted: boolean): Promise<ExitCode> {
  const { screen } = context;
  const api = await context.openLearner();
  const reading = await api.call("readGoal", { query: { text } });
  if (reading.kind === "not-covered") {
    screen.tell({ reading, goal: null }, readingLines(reading));
    return EXIT.refused;
  }
  const isWanted = isAccepted || (screen.isInteractive && (await isYes(context, reading)));
  if (!isWanted) {
    screen.tell({ reading, goal: null }, [
      ...(screen.isInteractive ? [] : readingLines(reading)),
      "The goal is not set. aulo goal --yes TEXT sets it.",
    ]);
    return EXIT.done;
  }
  const made = await api.call("createGoal", { body: { text } });
  const { placed } = await api.call("getLearner");
  const step = await api.call("getStep");
  screen.tell({ reading, goal: made, step }, [
    `Your goal: ${plain(made.title)} (${count(made.concepts.length, "concept")}, ${inMinutesOrHours(reading.minutes)})`,
    ...(placed
      ? []
      : [
          "Do you know some of it already? aulo answer --placement finds out, with at most 25 questions. Or begin: aulo next",
        ]),
    "",
    ...stepLines(step, screen),
  ]);
  return EXIT.done;
}

async function isYes({ screen }: Context, reading: GoalReading): Promise<boolean> {
  screen.note(...readingLines(reading));
  return ["", "y", "yes"].includes(((await screen.ask("Set this goal? [Y/n] ")) ?? "n").trim().toLowerCase());
}

function readingLines({ says, nearest }: GoalReading): string[] {
  return [
    plain(says),
    ...(nearest.length === 0
      ? []
      : [
          "The nearest:",
          ...nearest.map(
            (each) => `  ${plain(each.title)}: ${plain(each.says)} (aulo goal ${plain(each.text)})`,
          ),
        ]),
  ];
}

function goalLine({ title, active, reachedAt }: Goal, index: number): string {
  const state = [active ? "active" : "", reachedAt === null ? "" : "reached"]
    .filter((part) => part)
    .join(", ");
  return `${index + 1}. ${plain(title)}${state === "" ? "" : ` (${state})`}`;
}
