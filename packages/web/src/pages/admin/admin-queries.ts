import { endpoints } from "@aulo/contract";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { hasStatus, PlainError } from "../../api/problem.ts";
import { AUDIT_PAGES, toPageQuery } from "../../features/cohort/audit-pages.ts";

const NOT_FOUND = 404;

/** Queries of an admin. */
export const adminQueries = {
  person: (email: string) =>
    queryOptions({
      queryKey: ["admin", "person", email],
      queryFn: ({ signal }) =>
        call(endpoints.findPerson, { query: { email }, signal }).catch((error: unknown) => {
          throw hasStatus(error, NOT_FOUND)
            ? new PlainError(`No account has the address ${email}. Is it spelt like this?`)
            : error;
        }),
      retry: false,
    }),
  limits: () =>
    queryOptions({
      queryKey: ["admin", "limits"],
      queryFn: ({ signal }) => call(endpoints.getCohortLimits, { signal }),
    }),
  cohorts: () =>
    queryOptions({
      queryKey: ["admin", "cohorts"],
      queryFn: async ({ signal }) => (await call(endpoints.listAllCohorts, { signal })).cohorts,
    }),
  audit: () =>
    infiniteQueryOptions({
      queryKey: ["admin", "audit"],
      queryFn: ({ signal, pageParam }) =>
        call(endpoints.listAudit, { query: toPageQuery(pageParam), signal }),
      ...AUDIT_PAGES,
    }),
} as const;
