import "./reviews.css";
import type { DueReview } from "@aulo/contract";
import { count } from "@aulo/contract/words/quantities";
import { useSuspenseQuery } from "@tanstack/react-query";
import { queries } from "../../api/queries.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { useOpenCheck } from "../../features/step/use-open-check.ts";
import { paths } from "../../paths.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Page } from "../../ui/Page.tsx";
import { sayDueLater, sayDueToday } from "../../words/reviews.ts";
import { AfterAbsence } from "./AfterAbsence.tsx";
import { ReviewRow } from "./ReviewRow.tsx";

/** The due reviews, split into today's and later ones. */
export function ReviewsPage() {
  const { data: reviews } = useSuspenseQuery(queries.reviews());
  const openCheck = useOpenCheck();
  const [today, later] = [true, false].map((isToday) => reviews.due.filter((one) => one.today === isToday));
  const first = today?.[0];
  return (
    <Page title="Reviews" over="So that you remember">
      <div className="stack">
        <p className="reviews-today">{sayDueToday(reviews)}</p>
        <p className="soft">{sayDueLater(reviews, new Date())}</p>
        <AfterAbsence reviews={reviews} />
        {first === undefined ? (
          <div>
            <ButtonLink look="primary" to={paths.home()}>
              Go on to the next step
            </ButtonLink>
          </div>
        ) : (
          <div>
            <Button
              look="primary"
              disabled={openCheck.isPending}
              onClick={() => openCheck.mutate({ purpose: "review", concept: first.concept })}
            >
              Begin with the first
            </Button>
          </div>
        )}
        <ProblemNote error={openCheck.error} />
      </div>
      <DueList title="Today" due={today ?? []} />
      <DueList title={`Can wait (${count(later?.length ?? 0, "concept")})`} due={later ?? []} />
    </Page>
  );
}

function DueList({ title, due }: { title: string; due: readonly DueReview[] }) {
  if (due.length === 0) return null;
  return (
    <section className="stack-s">
      <h2>{title}</h2>
      <ol className="plain-list">
        {due.map((review) => (
          <ReviewRow key={review.concept} review={review} />
        ))}
      </ol>
    </section>
  );
}
