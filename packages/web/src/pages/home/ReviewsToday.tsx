import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { queries } from "../../api/queries.ts";
import { sayToday } from "../../lib/review-words.ts";
import { paths } from "../../paths.ts";

/** How much is due for review today, in a line. */
export function ReviewsToday() {
  const { data: reviews } = useSuspenseQuery(queries.reviews());
  return (
    <p className="soft small">
      {sayToday(reviews)} · <Link to={paths.reviews()}>see the reviews</Link>
    </p>
  );
}
