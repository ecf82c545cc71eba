import type { ChoiceItem } from "../../schema/item.ts";
import { forEachItem } from "../for-each.ts";
import type { Rule } from "../rule.ts";

/**
 * A choice has a wrong option, and exactly one right option; `choose-several` may have more right options.
 */
export const choiceOptions: Rule = {
  name: "choice-options",
  check(track) {
    return forEachItem(track, (item) => {
      if (item.kind !== "choose-one" && item.kind !== "choose-several") return [];
      const message = fault(item);
      return message === null ? [] : [{ path: ["options"], message }];
    });
  },
};

function fault({ kind, options }: ChoiceItem): string | null {
  const right = options.filter((option) => option.right === true).length;
  if (right === options.length) return "At least one option must be wrong.";
  if (kind === "choose-one")
    return right === 1 ? null : `Exactly one option must be right; here ${right} are.`;
  return right === 0 ? "At least one option must be right." : null;
}
