import { useSyncExternalStore } from "react";
import { connection } from "./connection.ts";

/** Whether the last call reached the server. */
export function useReachable(): boolean {
  return useSyncExternalStore(connection.subscribe, connection.isReachable);
}
