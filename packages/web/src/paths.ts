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
  /** A part of a lesson, by the id of its heading; null for its beginning. */
  lessonAt: (conceptId: string, section: string | null) =>
    section === null ? `/concepts/${conceptId}` : `/concepts/${conceptId}#${encodeURIComponent(section)}`,
  evidence: (conceptId: string) => `/concepts/${conceptId}/evidence`,
  check: (checkId: string) => `/checks/${encodeURIComponent(checkId)}`,
  /** An answered item of a check, to read. */
  answeredItem: (checkId: string, number: number) =>
    `/checks/${encodeURIComponent(checkId)}?${new URLSearchParams({ item: String(number) })}`,
  reviews: () => "/reviews",
  map: () => "/map",
  mapOf: (chosen: { concept: string } | { wait: string }) => `/map?${new URLSearchParams(chosen)}`,
  calibration: () => "/calibration",
  settings: () => "/settings",
  /** The ways back to a learner whom this browser does not know any more. */
  signIn: () => "/sign-in",
  /** A login link for another browser. The token follows the `#`, so it never reaches a server's log. */
  continueWith: (origin: string, token: string) => `${origin}/#continue=${token}`,
} as const;
