import { Command, Option } from "commander";
import { answer } from "./commands/answer.ts";
import { backup, restore } from "./commands/backup.ts";
import { type CodeOptions, codeExercise, runExercise } from "./commands/code.ts";
import { doctor } from "./commands/doctor.ts";
import { goal } from "./commands/goal.ts";
import { next } from "./commands/next.ts";
import { openPage } from "./commands/open.ts";
import { projects } from "./commands/projects.ts";
import { exportLearner, importLearner, signIn, stop } from "./commands/transfer.ts";
import { update } from "./commands/update.ts";
import { example, lesson, map, review, status } from "./commands/views.ts";
import { type Context, createContext, type GlobalOptions } from "./context.ts";
import { EXIT, type ExitCode } from "./stop.ts";

const AFTER_HELP = `
Settings: AULO_URL, PORT, AULO_CONFIG_DIR, AULO_EXERCISES_DIR, VISUAL, EDITOR, NO_COLOR.
Exit codes: 0 done, 1 failed or wrong, 2 wrong use, 3 refused, 4 Aulo does not respond, 5 a conflict to decide.
More: docs/cli.md`;

/** The commands and their options. `finish` gets the exit code. */
export function createProgram(finish: (exitCode: ExitCode) => void): Command {
  const program = new Command("aulo")
    .description(
      "One next step at a time, in your terminal and your editor. Without a command it opens the page.",
    )
    .option("--json", "print JSON for programs")
    .option("--url <url>", "an Aulo that runs elsewhere")
    .addHelpText("after", AFTER_HELP);
  const contextOf = () => createContext(program.opts<GlobalOptions>());
  const run = (work: (context: Context) => Promise<ExitCode>) => async () => {
    const context = contextOf();
    try {
      finish(await work(context));
    } finally {
      context.screen.release();
    }
  };

  program
    .command("open", { isDefault: true })
    .description("open the page as this terminal's learner; starts Aulo")
    .option("--no-open", "only print the link, which works once")
    .action(({ open }: { open: boolean }) =>
      run(async (context) => openPage(context, await context.openLearner(), "/", { open }))(),
    );
  program
    .command("next")
    .description("the next step and its reason: lesson, questions, exercise")
    .option("--browser", "give it in the browser")
    .action((options: { browser?: boolean }) => run((context) => next(context, options))());
  program
    .command("answer [answer...]")
    .description("answer the open question, by numbers or texts")
    .option("--dont-know", "answer “I don't know yet”")
    .option("--hint", "show the next hint")
    .option("--stdin", "read the answer from standard input, such as a predicted output")
    .option("--placement", "the placement, which finds out what you know")
    .option("--review <concept>", "a review of the concept")
    .option("--test-out <concept>", "show a concept without its lesson")
    .option("--end", "end the check; the answers so far count")
    .action((words: string[], options: Parameters<typeof answer>[2]) =>
      run((context) => answer(context, words, options))(),
    );
  program
    .command("code [exercise]")
    .description("the exercise in your own editor; each save runs the tests")
    .option("--dir <folder>", "the folder, in place of ~/aulo/TRACK/CONCEPT/EXERCISE")
    .option("--no-open", "open no editor")
    .action((exercise: string | undefined, options: CodeOptions) =>
      run(async (context) => {
        const end = await codeExercise(context, exercise, options);
        return end === "next" ? next(context, {}) : EXIT.done;
      })(),
    );
  program
    .command("run")
    .description("run the tests of the exercise in this folder once")
    .option("--dir <folder>", "the exercise's folder")
    .addOption(
      new Option("--keep <version>", "of two versions of the draft, the one to keep").choices([
        "mine",
        "page",
      ]),
    )
    .action((options: CodeOptions) => run((context) => runExercise(context, options))());
  program
    .command("lesson [concept]")
    .description("a lesson, that of the next step or another one")
    .action((concept: string | undefined) => run((context) => lesson(context, concept))());
  program
    .command("example <id>")
    .description("run an example of a lesson")
    .action((id: string) => run((context) => example(context, id))());
  program
    .command("goal [words...]")
    .description("set a goal in your words; without words, list the goals")
    .option("--yes", "set it without asking")
    .option("--use <number>", "make a goal of the list the active one")
    .action((words: string[], options: { yes?: boolean; use?: string }) =>
      run((context) => goal(context, words, options))(),
    );
  program.command("status").description("goal, progress, reviews and next step").action(run(status));
  program
    .command("map")
    .description("every concept of the goal with its state")
    .option("--all", "the whole track")
    .action((options: { all?: boolean }) => run((context) => map(context, options))());
  program.command("review").description("the reviews that are due").action(run(review));
  program
    .command("projects [project] [file]")
    .description("the projects; with the name of one, its code and history as a zip")
    .action((project: string | undefined, file: string | undefined) =>
      run((context) => projects(context, project, file))(),
    );
  program
    .command("export [file]")
    .description("all data about you, into a file or to standard output")
    .action((file: string | undefined) => run((context) => exportLearner(context, file))());
  program
    .command("import <file>")
    .description("replace all data about you by an export")
    .option("--yes", "without asking")
    .action((file: string, options: { yes?: boolean }) =>
      run((context) => importLearner(context, file, options))(),
    );
  program
    .command("backup [file]")
    .description("the data of all learners here, into a file")
    .action((file: string | undefined) => run((context) => backup(context, file))());
  program
    .command("restore <file>")
    .description("put a backup in the place of all data, which is kept beside it")
    .option("--yes", "without asking")
    .action((file: string, options: { yes?: boolean }) =>
      run((context) => restore(context, file, options))(),
    );
  program
    .command("update [file]")
    .description("how to update Aulo; with the package of another version, a backup and the update")
    .action((file: string | undefined) => run((context) => update(context, file))());
  program
    .command("sign-in [link]")
    .description("become the learner of a link that the page makes")
    .option("--new", "begin as a new learner")
    .action((link: string | undefined, options: { new?: boolean }) =>
      run((context) => signIn(context, link, options))(),
    );
  program.command("doctor").description("what this machine has and lacks").action(run(doctor));
  program.command("stop").description("stop the Aulo that this command started").action(run(stop));
  return program;
}
