import { ButtonLink } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { usePastItem } from "./use-past-item.ts";

/** The way back to the item before, by link and by key. Empty before the second item. */
export function ItemBefore({ number }: { number: number }) {
  const { searchOf, show } = usePastItem();
  const isThere = number > 0;
  useKeys(isThere ? { p: () => show(number) } : {});
  if (!isThere) return null;
  return (
    <div className="row row-quiet">
      <ButtonLink look="quiet" to={{ search: searchOf(number) }} preventScrollReset>
        <Icon name="back" /> Look at item {number} again
      </ButtonLink>
    </div>
  );
}
