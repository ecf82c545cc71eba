import type { Files, Job, Service } from "@aulo/runner";

/** Exercise with answers that are known to be right or wrong. */
export type Exercise = {
  kind: Job["kind"];
  /** Subject, in a word or two. */
  name: string;
  entry: string;
  /** Source put before an answer of one file. */
  head?: string;
  /** Files beside each answer's own. */
  support?: Files;
  services?: readonly Service[];
  limits?: Job["limits"];
  /** Body of the spec; it may use the functions of the spec API. */
  spec: string;
  /** The usual right answer. */
  right: Answer;
  /** A wrong answer that does not cheat. */
  wrong: Answer;
  /** Wrong answers that cheat, by their trick: "code that …". */
  cheats: Readonly<Record<string, Answer>>;
  /** Right answers that few would give, by their unusual feature. */
  unusual: Readonly<Record<string, Answer>>;
};

/** Source of the entry, or all files. */
export type Answer = string | Files;

export type AnswerKind = "right" | "wrong" | "cheat" | "unusual";

/** One answer to one exercise, to be judged. */
export type Trial = { exercise: Exercise; is: AnswerKind; name: string; files: Files };

/** Every answer to the exercise. */
export function trialsOf(exercise: Exercise): Trial[] {
  const { right, wrong, cheats, unusual } = exercise;
  const named: [AnswerKind, Readonly<Record<string, Answer>>][] = [
    ["right", { "the usual way": right }],
    ["wrong", { "without a cheat": wrong }],
    ["cheat", cheats],
    ["unusual", unusual],
  ];
  return named.flatMap(([is, answers]) =>
    Object.entries(answers).map(([name, answer]) => ({
      exercise,
      is,
      name,
      files: toFiles(exercise, answer),
    })),
  );
}

function toFiles({ entry, head = "" }: Exercise, answer: Answer): Files {
  return typeof answer === "string" ? { [entry]: head + answer } : answer;
}
