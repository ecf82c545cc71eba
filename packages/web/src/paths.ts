/** Every URL of the app. */
export const paths = {
  home: () => "/",
  goalReading: (text: string) => `/goals/new?${new URLSearchParams({ text })}`,
  newGoal: () => "/goals/new",
  goals: () => "/goals",
  goal: (goalId: string) => `/goals/${goalId}`,
  placement: () => "/placement",
  lesson: (conceptId: string) => `/concepts/${conceptId}`,
  /** The lesson, with a way back to the exercise of a check. */
  lessonFrom: (conceptId: string, checkId: string) =>
    `/concepts/${conceptId}?${new URLSearchParams({ from: checkId })}`,
  evidence: (conceptId: string) => `/concepts/${conceptId}/evidence`,
  check: (checkId: string) => `/checks/${encodeURIComponent(checkId)}`,
  reviews: () => "/reviews",
  map: () => "/map",
  mapOf: (chosen: { concept: string } | { wait: string }) => `/map?${new URLSearchParams(chosen)}`,
  calibration: () => "/calibration",
  settings: () => "/settings",
  /** A login link for another browser. The token follows the `#`, so it never reaches a server's log. */
  continueWith: (origin: string, token: string) => `${origin}/#continue=${token}`,
} as const;
