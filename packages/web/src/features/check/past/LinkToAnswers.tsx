import type { Check } from "@aulo/contract";
import { ButtonLink } from "../../../ui/Button.tsx";
import { usePastItem } from "./use-past-item.ts";

/** Opens the first answered item of an ended check. */
export function LinkToAnswers({ check: { asked } }: { check: Check }) {
  const { searchOf } = usePastItem();
  if (asked === 0) return null;
  return (
    <div className="row row-quiet">
      <ButtonLink look="quiet" to={{ search: searchOf(1) }} preventScrollReset>
        Look at your answers again
      </ButtonLink>
    </div>
  );
}
