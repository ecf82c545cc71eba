import type { ComponentType } from "react";
import { createBrowserRouter, type RouteObject } from "react-router";
import { codeOf, continueAs, continueByCode, onOtherLearner, tokenOf } from "./api/learner.ts";
import { queries } from "./api/queries.ts";
import { queryClient } from "./api/query-client.ts";
import { resendAnswers } from "./api/send-answer.ts";
import { ErrorPage } from "./shell/ErrorPage.tsx";
import { Shell } from "./shell/Shell.tsx";
import { Starting } from "./shell/Starting.tsx";

export const router = createBrowserRouter([
  {
    element: <Shell />,
    HydrateFallback: Starting,
    loader: openBrowser,
    shouldRevalidate: () => false,
    errorElement: <ErrorPage />,
    children: [
      {
        errorElement: <ErrorPage />,
        children: [
          page("/", () => import("./pages/home/HomePage.tsx")),
          page("/placement", () => import("./pages/placement/PlacementPage.tsx")),
          page("/concepts/:conceptId", () => import("./pages/lesson/LessonPage.tsx")),
          page("/concepts/:conceptId/evidence", () => import("./pages/evidence/EvidencePage.tsx")),
          page("/checks/:checkId", () => import("./pages/check/CheckPage.tsx")),
          page("/reviews", () => import("./pages/reviews/ReviewsPage.tsx")),
          page("/map", () => import("./pages/map/MapPage.tsx")),
          page("/goals", () => import("./pages/goals/GoalsPage.tsx")),
          page("/goals/new", () => import("./pages/new-goal/NewGoalPage.tsx")),
          page("/goals/:goalId", () => import("./pages/goal/GoalPage.tsx")),
          page("/projects", () => import("./pages/projects/ProjectsPage.tsx")),
          page("/calibration", () => import("./pages/calibration/CalibrationPage.tsx")),
          page("/settings", () => import("./pages/settings/SettingsPage.tsx")),
          page("/classes", () => import("./pages/cohorts/CohortsPage.tsx")),
          page("/classes/:cohortId", () => import("./pages/cohort/CohortPage.tsx")),
          page("/classes/:cohortId/members/:memberId", () => import("./pages/member/MemberPage.tsx")),
          page("/admin", () => import("./pages/admin/AdminPage.tsx")),
          page("/join", () => import("./pages/join/JoinPage.tsx")),
          page("/sign-in", () => import("./pages/sign-in/SignInPage.tsx")),
          page("*", () => import("./pages/not-found/NotFoundPage.tsx")),
        ],
      },
    ],
  },
  {
    // Outside of the shell, which needs a learner: before signing in there may be none.
    HydrateFallback: Starting,
    errorElement: <ErrorPage />,
    lazy: async () => ({ Component: (await import("./shell/AccountShell.tsx")).AccountShell }),
    children: [
      page("/account", () => import("./pages/account/AccountPage.tsx")),
      page("/account/sign-in", () => import("./pages/account-sign-in/AccountSignInPage.tsx")),
    ],
  },
]);

/** Loads the learner before any page: by the token or the one-time code in the URL's hash, or by this browser's cookie. */
async function openBrowser() {
  const signIn = signInOf(window.location.hash);
  if (signIn !== null) {
    try {
      await signIn();
    } finally {
      // Only now: a reload while the server is away needs the token. After the reply, nobody should read it there.
      window.history.replaceState(window.history.state, "", window.location.pathname);
    }
  }
  await queryClient.ensureQueryData(queries.learner());
  void resendAnswers(window.location.href);
  return null;
}

// A login link pasted into the address bar of an open page changes only the hash.
window.addEventListener("hashchange", () => {
  if (signInOf(window.location.hash) !== null) window.location.reload();
});

// Another tab has logged in as another learner: the server refuses every further call of this page.
onOtherLearner(() => window.location.reload());

/** The way to sign in that a URL's hash asks for; null for none. */
function signInOf(hash: string): (() => Promise<unknown>) | null {
  const [token, code] = [tokenOf(hash), codeOf(hash)];
  if (token !== null) return () => continueAs(token, { isPatient: true });
  return code === null ? null : () => continueByCode(code);
}

/** A route whose page is loaded when it is first opened. The page is the only export of its module: naming each one here would make the first load larger. */
function page(path: string, load: () => Promise<Record<string, ComponentType>>): RouteObject {
  return { path, lazy: async () => ({ Component: Object.values(await load())[0] ?? null }) };
}
