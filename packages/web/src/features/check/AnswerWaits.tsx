import { useAllKept } from "../../api/use-all-kept.ts";
import { useReachable } from "../../api/use-reachable.ts";
import { Note } from "../../ui/Note.tsx";

/** Says where an answer is while the server does not respond. */
export function AnswerWaits() {
  const isReachable = useReachable();
  const isKept = useAllKept();
  return (
    <div role="status">
      {!isReachable && (
        <Note tone="wait" title={isKept ? "Your answer is kept" : "Your answer waits on this page"}>
          <p>
            {isKept
              ? "It will be sent as soon as Aulo's server is back, even after a reload, and it will count once."
              : "This browser could not store it. Leave this page open: it will be sent as soon as Aulo's server is back, and it will count once."}
          </p>
        </Note>
      )}
    </div>
  );
}
