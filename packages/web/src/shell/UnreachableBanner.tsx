import { useSyncExternalStore } from "react";
import { connection } from "../api/connection.ts";

/** Says that the server does not answer, for as long as that is so. */
export function UnreachableBanner() {
  const reachable = useSyncExternalStore(connection.subscribe, connection.isReachable);
  return (
    <div role="alert">
      {!reachable && (
        <p className="gone">
          Aulo's server does not answer. Your work stays on this page; it is sent again as soon as the server
          is back.
        </p>
      )}
    </div>
  );
}
