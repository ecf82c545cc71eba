import type { Note } from "@aulo/contract";
import { cutAtBlanks } from "../blanks.ts";

type BlanksFeedbackProps = {
  code: string;
  /** Null when nothing was filled in. */
  yours: readonly string[] | null;
  right: readonly string[];
  notes: readonly Note[];
  isRight: boolean;
};

/**
 * The code with the right text in each blank. The learner's wrong text is shown before it, struck through.
 */
export function BlanksFeedback({ code, yours, right, notes, isRight }: BlanksFeedbackProps) {
  return (
    <pre className="code code-wrap">
      <code>
        {cutAtBlanks(code).map((part, index) => {
          if (part.kind === "text") return part.text;
          const given = yours?.[part.number - 1];
          const isGivenRight =
            isRight || notes.some(({ about, right: of }) => of && about === String(part.number));
          const wanted = isGivenRight ? given : right[part.number - 1];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one code never move.
            <span key={index}>
              {given !== undefined && given !== wanted && <del className="blank-given">{given}</del>}
              <ins className="blank-wanted">{wanted}</ins>
            </span>
          );
        })}
      </code>
    </pre>
  );
}
