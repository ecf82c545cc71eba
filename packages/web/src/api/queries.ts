import { endpoints } from "@aulo/contract";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { ask } from "./call.ts";
import { openLearner } from "./learner.ts";

/** What one page of the log shows. */
const LOG_PAGE = 30;
/** Entries are counted from 1. */
const NEWEST = 0;

/** Everything the pages read, by the name under which it is kept. */
export const queries = {
  learner: () => queryOptions({ queryKey: ["learner"], queryFn: openLearner, staleTime: Infinity }),
  track: () =>
    queryOptions({
      queryKey: ["track"],
      queryFn: ({ signal }) => ask(endpoints.getTrack, { signal }),
      staleTime: Infinity,
    }),
  lesson: (conceptId: string) =>
    queryOptions({
      queryKey: ["lesson", conceptId],
      queryFn: ({ signal }) => ask(endpoints.getLesson, { params: { conceptId }, signal }),
      staleTime: Infinity,
    }),
  goals: () =>
    queryOptions({
      queryKey: ["standing", "goals"],
      queryFn: async ({ signal }) => (await ask(endpoints.listGoals, { signal })).goals,
    }),
  goalReading: (text: string) =>
    queryOptions({
      queryKey: ["goal-reading", text],
      queryFn: ({ signal }) => ask(endpoints.readGoal, { query: { text }, signal }),
      staleTime: Infinity,
    }),
  step: () =>
    queryOptions({
      queryKey: ["standing", "step"],
      queryFn: ({ signal }) => ask(endpoints.getStep, { signal }),
    }),
  path: () =>
    queryOptions({
      queryKey: ["standing", "path"],
      queryFn: ({ signal }) => ask(endpoints.getPath, { signal }),
    }),
  evidence: (conceptId: string) =>
    queryOptions({
      queryKey: ["standing", "evidence", conceptId],
      queryFn: ({ signal }) => ask(endpoints.getEvidence, { params: { conceptId }, signal }),
    }),
  whatIf: (conceptId: string) =>
    queryOptions({
      queryKey: ["standing", "what-if", conceptId],
      queryFn: ({ signal }) => ask(endpoints.getWhatIf, { params: { conceptId }, signal }),
    }),
  sandbox: () =>
    queryOptions({
      queryKey: ["sandbox"],
      queryFn: ({ signal }) => ask(endpoints.getSandbox, { signal }),
    }),
  reviews: () =>
    queryOptions({
      queryKey: ["standing", "reviews"],
      queryFn: ({ signal }) => ask(endpoints.getReviews, { signal }),
    }),
  progress: () =>
    queryOptions({
      queryKey: ["standing", "progress"],
      queryFn: ({ signal }) => ask(endpoints.getProgress, { signal }),
    }),
  calibration: () =>
    queryOptions({
      queryKey: ["standing", "calibration"],
      queryFn: ({ signal }) => ask(endpoints.getCalibration, { signal }),
    }),
  check: (checkId: string) =>
    queryOptions({
      queryKey: ["check", checkId],
      queryFn: ({ signal }) => ask(endpoints.getCheck, { params: { checkId }, signal }),
    }),
  placement: (checkId: string) =>
    queryOptions({
      queryKey: ["standing", "placement", checkId],
      queryFn: ({ signal }) => ask(endpoints.getPlacement, { params: { checkId }, signal }),
    }),
  log: () =>
    infiniteQueryOptions({
      queryKey: ["standing", "log"],
      queryFn: ({ signal, pageParam }) =>
        ask(endpoints.listLog, {
          query: { before: pageParam === NEWEST ? undefined : pageParam, limit: LOG_PAGE },
          signal,
        }),
      initialPageParam: NEWEST,
      getNextPageParam: (page) => (page.more ? (page.entries.at(-1)?.sequence ?? null) : null),
    }),
} as const;
