/** Every URL of the app. */
export const paths = {
  home: () => "/",
  goalReading: (text: string) => `/goals/new?${new URLSearchParams({ text })}`,
  newGoal: () => "/goals/new",
  goals: () => "/goals",
  goal: (goalId: string) => `/goals/${goalId}`,
  placement: () => "/placement",
  lesson: (conceptId: string) => `/concepts/${conceptId}`,
  evidence: (conceptId: string) => `/concepts/${conceptId}/evidence`,
  check: (checkId: string) => `/checks/${checkId}`,
  reviews: () => "/reviews",
  map: () => "/map",
  mapOf: (chosen: { concept: string } | { wait: string }) => `/map?${new URLSearchParams(chosen)}`,
  calibration: () => "/calibration",
  settings: () => "/settings",
  /** A login link for another browser. The token follows the `#`, so it never reaches a server's log. */
  continueWith: (origin: string, token: string) => `${origin}/#continue=${token}`,
} as const;
