import { QueryClient } from "@tanstack/react-query";

/** Prefix of the cache keys that hold the learner's standing. Every answer changes it. */
const STANDING = ["standing"];

export const queryClient = new QueryClient({
  defaultOptions: {
    // `request` retries by itself. The server may run on this machine, so calls are made offline too.
    queries: { retry: false, networkMode: "always", staleTime: 5_000, refetchOnWindowFocus: true },
    mutations: { retry: false, networkMode: "always" },
  },
});

/** Refetches all queries that depend on the learner's standing. Call it after each change of the log or the goals. */
export function refetchStanding(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: STANDING });
}
