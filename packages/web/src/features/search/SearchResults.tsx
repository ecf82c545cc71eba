import { count } from "@aulo/contract/words/quantities";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { queries } from "../../api/queries.ts";
import { ProblemNote } from "../problem/ProblemNote.tsx";
import { addressOf, HitLink } from "./HitLink.tsx";

type SearchResultsProps = {
  /** The words to find; empty for none. */
  wanted: string;
  onOpen: () => void;
};

/** The number of results, and their links. */
export function SearchResults({ wanted, onOpen }: SearchResultsProps) {
  const { data: hits, error } = useQuery({
    ...queries.search(wanted),
    enabled: wanted !== "",
    placeholderData: keepPreviousData,
  });
  const shown = wanted === "" ? [] : (hits ?? []);
  return (
    <>
      <ProblemNote error={error} />
      <p className="small soft" role="status">
        {wanted === "" || error !== null ? "" : hits === undefined ? "Searching…" : sayFound(shown.length)}
      </p>
      <ul className="hits plain-list">
        {shown.map((hit) => (
          <li key={addressOf(hit)}>
            <HitLink hit={hit} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </>
  );
}

function sayFound(found: number): string {
  return found === 0 ? "Nothing found. Try another word." : count(found, "result");
}
