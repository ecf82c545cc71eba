import { useSyncExternalStore } from "react";
import { connection } from "../api/connection.ts";

/** A banner, shown while the server does not respond. */
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
