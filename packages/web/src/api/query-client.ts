import { QueryClient } from "@tanstack/react-query";

export const queryClient = new QueryClient({
  defaultOptions: {
    // `request` retries by itself. The server may run on this machine, so calls are made offline too.
    queries: { retry: false, networkMode: "always", staleTime: 5_000, refetchOnWindowFocus: true },
    mutations: { retry: false, networkMode: "always" },
  },
});
