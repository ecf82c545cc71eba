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
  projects: () => "/projects",
  /** A download, not a page. */
  projectArchive: (projectId: string) => `/api/projects/${projectId}/archive`,
  reviews: () => "/reviews",
  map: () => "/map",
  mapOf: (chosen: { concept: string } | { wait: string }) => `/map?${new URLSearchParams(chosen)}`,
  calibration: () => "/calibration",
  settings: () => "/settings",
  /** Settings of the account, in hosted mode. */
  account: () => "/account",
  /** To sign in to an account or make one, in hosted mode. Mailed links lead here, with their secret after the `#`. */
  accountSignIn: () => "/account/sign-in",
  /** The classes that somebody mentors. */
  cohorts: () => "/classes",
  cohort: (cohortId: string) => `/classes/${cohortId}`,
  member: (cohortId: string, memberId: string) => `/classes/${cohortId}/members/${memberId}`,
  admin: () => "/admin",
  join: () => "/join",
  /** An invitation. The code follows the `#`, so it never reaches a server's log. */
  joinBy: (origin: string, code: string) => `${origin}/join#code=${code}`,
  /** The ways back to a learner whom this browser does not know any more. */
  signIn: () => "/sign-in",
  /** A login link for another browser. The token follows the `#`, so it never reaches a server's log. */
  continueWith: (origin: string, token: string) => `${origin}/#continue=${token}`,
} as const;
