import { endpoints, type Recommendation } from "@aulo/contract";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { callWithoutReply } from "../../api/call.ts";
import { queryClient } from "../../api/query-client.ts";
import { paths } from "../../paths.ts";
import { Button } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";
import { ProblemNote } from "../problem/ProblemNote.tsx";
import { CommentNote } from "./CommentNote.tsx";
import { cohortQueries } from "./cohort-queries.ts";

/** Recommendations and new comments of the learner's mentors, beside the engine's step. Empty without any. */
export function FromMentors() {
  const { data: recommendations } = useSuspenseQuery(cohortQueries.recommendations());
  const { data: comments } = useSuspenseQuery(cohortQueries.comments());
  const unread = comments.filter(({ read }) => !read);
  const read = useMutation({
    mutationFn: (commentId: string) => callWithoutReply(endpoints.readComment, { params: { commentId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: cohortQueries.comments().queryKey }),
  });
  if (recommendations.length === 0 && unread.length === 0) return null;
  return (
    <section className="stack" aria-label="From your mentor">
      {recommendations.map((each) => (
        <Recommended key={each.id} recommendation={each} />
      ))}
      {unread.map((comment) => (
        <Note key={comment.id} title="A comment from your mentor">
          <CommentNote comment={comment}>
            <Button disabled={read.isPending} onClick={() => read.mutate(comment.id)}>
              I have read it
            </Button>
          </CommentNote>
        </Note>
      ))}
      <ProblemNote error={read.error} />
    </section>
  );
}

function Recommended({ recommendation }: { recommendation: Recommendation }) {
  const { id, concept, title, mentorName, note, opinion } = recommendation;
  const dismiss = useMutation({
    mutationFn: () => callWithoutReply(endpoints.dismissRecommendation, { params: { recommendationId: id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: cohortQueries.recommendations().queryKey }),
  });
  return (
    <Note
      title={
        <>
          {mentorName} recommends <Link to={paths.lesson(concept)}>{title}</Link>
        </>
      }
    >
      {note !== "" && <p className="plain-text">{note}</p>}
      <p className="soft">{opinion}</p>
      <ProblemNote error={dismiss.error} />
      <div>
        <Button look="quiet" disabled={dismiss.isPending} onClick={() => dismiss.mutate()}>
          Put it away
        </Button>
      </div>
    </Note>
  );
}
