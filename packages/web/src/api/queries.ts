import { endpoints } from "@aulo/contract";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "./call.ts";
import { openLearner } from "./learner.ts";

/** Entries on one page of the log. */
const LOG_PAGE = 30;
/** Page parameter of the newest entries. Entries are numbered from 1, so 0 is free. */
const NEWEST = 0;

/** Every query of the pages, with its cache key. */
export const queries = {
  learner: () => queryOptions({ queryKey: ["learner"], queryFn: openLearner, staleTime: Infinity }),
  track: () =>
    queryOptions({
      queryKey: ["track"],
      queryFn: ({ signal }) => call(endpoints.getTrack, { signal }),
      staleTime: Infinity,
    }),
  trackMap: () =>
    queryOptions({
      queryKey: ["track-map"],
      queryFn: ({ signal }) => call(endpoints.getTrackMap, { signal }),
      staleTime: Infinity,
    }),
  lesson: (conceptId: string) =>
    queryOptions({
      queryKey: ["lesson", conceptId],
      queryFn: ({ signal }) => call(endpoints.getLesson, { params: { conceptId }, signal }),
      staleTime: Infinity,
    }),
  workedExample: (conceptId: string) =>
    queryOptions({
      queryKey: ["worked-example", conceptId],
      queryFn: ({ signal }) => call(endpoints.seeWorkedExample, { params: { conceptId }, signal }),
      staleTime: Infinity,
    }),
  goals: () =>
    queryOptions({
      queryKey: ["standing", "goals"],
      queryFn: async ({ signal }) => (await call(endpoints.listGoals, { signal })).goals,
    }),
  projects: () =>
    queryOptions({
      queryKey: ["standing", "projects"],
      queryFn: async ({ signal }) => (await call(endpoints.listProjects, { signal })).projects,
    }),
  goalEnd: (goalId: string) =>
    queryOptions({
      queryKey: ["standing", "goal-end", goalId],
      queryFn: ({ signal }) => call(endpoints.getGoalEnd, { params: { goalId }, signal }),
    }),
  goalReading: (text: string) =>
    queryOptions({
      queryKey: ["goal-reading", text],
      queryFn: ({ signal }) => call(endpoints.readGoal, { query: { text }, signal }),
      staleTime: Infinity,
    }),
  step: () =>
    queryOptions({
      queryKey: ["standing", "step"],
      queryFn: ({ signal }) => call(endpoints.getStep, { signal }),
    }),
  path: () =>
    queryOptions({
      queryKey: ["standing", "path"],
      queryFn: ({ signal }) => call(endpoints.getPath, { signal }),
    }),
  evidence: (conceptId: string) =>
    queryOptions({
      queryKey: ["standing", "evidence", conceptId],
      queryFn: ({ signal }) =>
        call(endpoints.getEvidence, { params: { conceptId }, query: { before: undefined }, signal }),
    }),
  whatIf: (conceptId: string) =>
    queryOptions({
      queryKey: ["standing", "what-if", conceptId],
      queryFn: ({ signal }) => call(endpoints.getWhatIf, { params: { conceptId }, signal }),
    }),
  missed: (conceptId: string) =>
    queryOptions({
      queryKey: ["standing", "missed", conceptId],
      queryFn: async ({ signal }) =>
        (await call(endpoints.getMissed, { params: { conceptId }, signal })).items,
    }),
  sandbox: () =>
    queryOptions({
      queryKey: ["sandbox"],
      queryFn: ({ signal }) => call(endpoints.getSandbox, { signal }),
    }),
  reviews: () =>
    queryOptions({
      queryKey: ["standing", "reviews"],
      queryFn: ({ signal }) => call(endpoints.getReviews, { signal }),
    }),
  progress: () =>
    queryOptions({
      queryKey: ["standing", "progress"],
      queryFn: ({ signal }) => call(endpoints.getProgress, { signal }),
    }),
  calibration: () =>
    queryOptions({
      queryKey: ["standing", "calibration"],
      queryFn: ({ signal }) => call(endpoints.getCalibration, { signal }),
    }),
  check: (checkId: string) =>
    queryOptions({
      queryKey: ["check", checkId],
      queryFn: ({ signal }) => call(endpoints.getCheck, { params: { checkId }, signal }),
    }),
  answers: (checkId: string) =>
    queryOptions({
      queryKey: ["standing", "answers", checkId],
      queryFn: async ({ signal }) =>
        (await call(endpoints.readAnswers, { params: { checkId }, signal })).answers,
    }),
  search: (text: string) =>
    queryOptions({
      queryKey: ["search", text],
      queryFn: async ({ signal }) => (await call(endpoints.search, { query: { text }, signal })).hits,
      // Every answer adds an item to be found, so no result is kept.
      staleTime: 0,
      gcTime: 0,
    }),
  source: (conceptId: string) =>
    queryOptions({
      queryKey: ["source", conceptId],
      queryFn: ({ signal }) => call(endpoints.getSource, { params: { conceptId }, signal }),
      staleTime: Infinity,
    }),
  placement: (checkId: string) =>
    queryOptions({
      queryKey: ["standing", "placement", checkId],
      queryFn: ({ signal }) => call(endpoints.getPlacement, { params: { checkId }, signal }),
    }),
  log: () =>
    infiniteQueryOptions({
      queryKey: ["standing", "log"],
      queryFn: ({ signal, pageParam }) =>
        call(endpoints.listLog, {
          query: { before: pageParam === NEWEST ? undefined : pageParam, limit: LOG_PAGE },
          signal,
        }),
      initialPageParam: NEWEST,
      getNextPageParam: (page) => (page.more ? (page.entries.at(-1)?.sequence ?? null) : null),
    }),
} as const;
