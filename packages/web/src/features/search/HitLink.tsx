import type { SearchHit } from "@aulo/contract";
import { Link } from "react-router";
import { paths } from "../../paths.ts";

type HitLinkProps = { hit: SearchHit; onOpen: () => void };

/** A result: the concept, the part of its lesson or the item, and the words around the match. */
export function HitLink({ hit, onOpen }: HitLinkProps) {
  return (
    <Link className="hit" to={addressOf(hit)} onClick={onOpen} data-walk>
      <span className="hit-title">
        {hit.title} <span className="soft small">{placeOf(hit)}</span>
      </span>
      <span className="hit-excerpt small soft">
        {hit.excerpt.map(({ text, isMatch }, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one excerpt never move.
          isMatch ? <mark key={index}>{text}</mark> : text,
        )}
      </span>
    </Link>
  );
}

export function addressOf(hit: SearchHit): string {
  return hit.kind === "lesson"
    ? paths.lessonAt(hit.concept, hit.section?.id ?? null)
    : paths.answeredItem(hit.check, hit.number);
}

function placeOf(hit: SearchHit): string {
  if (hit.kind === "item") return "an item that you answered";
  return hit.section === null ? "lesson" : `lesson, ${hit.section.heading}`;
}
