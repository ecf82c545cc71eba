import { useKept } from "../../api/use-kept.ts";

/** Name under which the text is kept until a goal is accepted. */
export const TYPED_GOAL = "goal";

/** `under`: the text of the URL at the time of typing; empty for none. */
const NOTHING = { text: "", under: "" };

type TypedGoal = { text: string; type: (text: string) => void; send: (text: string) => void };

/** The text of the goal's field: the typed one, unless the URL has another reading. */
export function useTypedGoal(inUrl: string): TypedGoal {
  const { value, keep } = useKept(TYPED_GOAL, NOTHING);
  const isTypedHere = inUrl === "" || value.under === inUrl;
  return {
    text: isTypedHere ? value.text : inUrl,
    type: (text) => keep({ text, under: inUrl }),
    send: (text) => keep({ text, under: text }),
  };
}
