import { LANGUAGES, type Language, type RunLanguage } from "./lesson.ts";

/** Meaning of the info string of a code fence (the words after the back-ticks). */
export type Fence =
  | { kind: "code"; language: Language }
  | { kind: "example"; language: RunLanguage; mode: "run" | "predict" }
  | { kind: "claim"; language: RunLanguage }
  | { kind: "output" }
  | { kind: "unknown"; message: string };

const LANGUAGE_LIST = LANGUAGES.join(", ");

export function readFence(words: string): Fence {
  const [word = "", mode, ...rest] = words.trim().split(/\s+/);
  if (word === "output" && mode === undefined) return { kind: "output" };
  const language = LANGUAGES.find((known) => known === word);
  if (language === undefined) {
    return {
      kind: "unknown",
      message: `A code block needs a language, one of ${LANGUAGE_LIST}; found “${word}”.`,
    };
  }
  if (mode === undefined) return { kind: "code", language };
  if ((language === "js" || language === "sql") && rest.length === 0) {
    if (mode === "run" || mode === "predict") return { kind: "example", language, mode };
    if (mode === "claim") return { kind: "claim", language };
  }
  return {
    kind: "unknown",
    message: "After js or sql may stand “run”, “predict” or “claim”; after other languages nothing.",
  };
}
