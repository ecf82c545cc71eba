import { useSearchParams } from "react-router";

/** Name in the URL of the answered item that is looked at. */
const ITEM = "item";

export type PastItemPlace = {
  /** Number of the answered item that is looked at, or null. */
  number: number | null;
  /** The URL's query that shows an answered item over the page. */
  searchOf: (number: number) => string;
  show: (number: number) => void;
  close: () => void;
};

/** The answered item that is shown over the check, as the URL has it. */
export function usePastItem(): PastItemPlace {
  const [search, setSearch] = useSearchParams();
  const given = Number(search.get(ITEM) ?? "0");
  const withItem = (number: number | null) => {
    const next = new URLSearchParams(search);
    if (number === null) next.delete(ITEM);
    else next.set(ITEM, String(number));
    return next;
  };
  const shown = Number.isInteger(given) && given > 0 ? given : null;
  // Only opening is a step of the browser's history: Back leads to the open item, and from there out of the check.
  const go = (number: number | null) =>
    setSearch(withItem(number), { preventScrollReset: true, replace: shown !== null });
  return {
    number: shown,
    searchOf: (number) => `?${withItem(number)}`,
    show: go,
    close: () => go(null),
  };
}
