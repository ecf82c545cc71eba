import { useAllKept } from "../api/use-all-kept.ts";
import { useReachable } from "../api/use-reachable.ts";

/** A banner, shown while the server does not respond. */
export function UnreachableBanner() {
  const isReachable = useReachable();
  const isKept = useAllKept();
  return (
    <div role="alert">
      {!isReachable && (
        <p className="gone">
          Aulo's server does not answer.{" "}
          {isKept
            ? "Your work is kept in this browser, and will be sent as soon as the server is back."
            : "This browser could not store your work. Leave this page open: the work will be sent as soon as the server is back."}
        </p>
      )}
    </div>
  );
}
