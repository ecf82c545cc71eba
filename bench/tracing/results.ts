import { MODELS, type Outcome } from "./run.ts";
import { toMarkdown } from "./table.ts";

export interface Circumstances {
  readonly seed: number;
  readonly machine: string;
  readonly command: string;
  /** Day of the run, as in 2026-01-31. */
  readonly date: string;
}

const HEAD = `# Predicting the next answer

How well does a model know, before an answer, whether it will be right? Every model sees the answers of the training learners, then
those that a test learner has given so far. Nothing is tuned on test learners: settings are chosen on training learners that are set aside.
Chances are scored on every answer of the test part; AUC: higher is better, the rest: lower is better. Times are processor time of one thread.`;

const DEEP = `## Where deep models lead, and how to compare

On this split of ASSISTments 2009 (rows of one answer merged, learners apart), Gervet et al. 2020, "When is Deep Learning the Best Approach
to Knowledge Tracing?" (JEDM 12(3), table 5), publish an AUC of .77 for Best-LR, .75 for DKT and .75 for SAKT: no deep model leads there. They lead in the same paper on
data with long sequences and few items, such as Statics (DKT .83, Best-LR .82), where this table has generated learners alone.
AUCs near .83 on ASSISTments 2009 in papers on attention models come from files in which an answer is repeated for every skill
of its item, so that a model has seen the answer it predicts; they cannot be compared with this table. Every other deep result on other splits is left out for the same reason.`;

const aboutRows = (): string =>
  ["## What each row is", "", ...MODELS.map(({ name, about }) => `- **${name}**: ${about}.`)].join("\n");

/** The committed forms of a run. */
export const toResults = (outcomes: readonly Outcome[], circumstances: Circumstances) => {
  const { seed, machine, command, date } = circumstances;
  const ran = `Run on ${date} with seed ${seed}: \`${command}\`\n${machine}.`;
  const tables = outcomes.map(toMarkdown).join("\n\n");
  return {
    json: { ...circumstances, outcomes },
    markdown: `${[HEAD, ran, aboutRows(), "## Results", tables, DEEP].join("\n\n")}\n`,
  };
};
