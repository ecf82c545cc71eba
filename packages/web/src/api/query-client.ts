import { QueryClient } from "@tanstack/react-query";

/** What is known of the learner changes with every answer: all keys that begin with this word are asked again. */
const STANDING = ["standing"];

export const queryClient = new QueryClient({
  defaultOptions: {
    // `request` repeats calls itself, and the server may well be on this machine: being offline says nothing.
    queries: { retry: false, networkMode: "always", staleTime: 5_000, refetchOnWindowFocus: true },
    mutations: { retry: false, networkMode: "always" },
  },
});

/** After anything that moves what is known of the learner. */
export function refetchStanding(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: STANDING });
}
