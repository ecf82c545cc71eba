import { endpoints } from "@aulo/contract";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { AUDIT_PAGES, toPageQuery } from "./audit-pages.ts";

/** Time until an overview is asked for again while it is behind, ms. */
const CATCH_UP_MS = 2_000;

/** Queries on cohorts. They stand apart from `queries`, since the first page needs none of them. */
export const cohortQueries = {
  memberships: () =>
    queryOptions({
      queryKey: ["memberships"],
      queryFn: async ({ signal }) => (await call(endpoints.listMemberships, { signal })).memberships,
    }),
  // Below "standing": the engine's opinion changes with every answer.
  recommendations: () =>
    queryOptions({
      queryKey: ["standing", "recommendations"],
      queryFn: async ({ signal }) => (await call(endpoints.listRecommendations, { signal })).recommendations,
    }),
  comments: () =>
    queryOptions({
      queryKey: ["comments"],
      queryFn: async ({ signal }) => (await call(endpoints.listComments, { signal })).comments,
    }),
  audit: () =>
    infiniteQueryOptions({
      queryKey: ["audit"],
      queryFn: ({ signal, pageParam }) =>
        call(endpoints.listOwnAudit, { query: toPageQuery(pageParam), signal }),
      ...AUDIT_PAGES,
    }),
  mentored: () =>
    queryOptions({
      queryKey: ["cohorts"],
      queryFn: async ({ signal }) => (await call(endpoints.listCohorts, { signal })).cohorts,
    }),
  overview: (cohortId: string) =>
    queryOptions({
      queryKey: ["cohort", cohortId],
      queryFn: ({ signal }) => call(endpoints.getCohort, { params: { cohortId }, signal }),
      refetchInterval: ({ state }) => ((state.data?.behind ?? 0) > 0 ? CATCH_UP_MS : false),
    }),
  member: (cohortId: string, memberId: string) =>
    queryOptions({
      queryKey: ["cohort", cohortId, memberId],
      queryFn: ({ signal }) => call(endpoints.getMember, { params: { cohortId, memberId }, signal }),
    }),
  memberMap: (cohortId: string, memberId: string) =>
    queryOptions({
      queryKey: ["cohort", cohortId, memberId, "map"],
      queryFn: ({ signal }) => call(endpoints.getMemberMap, { params: { cohortId, memberId }, signal }),
    }),
} as const;
