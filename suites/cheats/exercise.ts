import type { Files, Job, Service } from "@aulo/runner";

/** An exercise with answers to it of which it is known whether they are right. */
export type Exercise = {
  kind: Job["kind"];
  /** What it asks for, in a word or two. */
  name: string;
  entry: string;
  /** Put before the text of an answer that is one file. */
  head?: string;
  /** Files beside each answer's own. */
  support?: Files;
  services?: readonly Service[];
  limits?: Job["limits"];
  /** Body of the spec; all of the spec's functions are imported. */
  spec: string;
  /** The right answer that most would give. */
  right: Answer;
  /** A wrong one that does not cheat. */
  wrong: Answer;
  /** Wrong answers that try to pass nevertheless, by what they do: "code that …". */
  cheats: Readonly<Record<string, Answer>>;
  /** Right answers that few would give, by what is unusual about them. */
  unusual: Readonly<Record<string, Answer>>;
};

/** The text of the entry, or all files. */
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
