import { endpoints } from "@aulo/contract";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../../api/call.ts";

/** Queries on accounts. They stand apart from `queries`, since the first page needs none of them. */
export const accountQueries = {
  /** The account of this browser: null when nobody is signed in, "none" when this Aulo has no accounts. */
  account: () =>
    queryOptions({
      queryKey: ["account"],
      queryFn: async ({ signal }) => {
        const { account } = await call(endpoints.getSession, { signal });
        return account === undefined ? ("none" as const) : account;
      },
    }),
  providers: () =>
    queryOptions({
      queryKey: ["providers"],
      queryFn: async ({ signal }) => (await call(endpoints.listProviders, { signal })).providers,
      staleTime: Infinity,
    }),
  sessions: () =>
    queryOptions({
      queryKey: ["account-sessions"],
      queryFn: async ({ signal }) => (await call(endpoints.listSessions, { signal })).sessions,
    }),
  apiTokens: () =>
    queryOptions({
      queryKey: ["api-tokens"],
      queryFn: async ({ signal }) => (await call(endpoints.listApiTokens, { signal })).tokens,
    }),
};
