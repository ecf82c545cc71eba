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
          page("/", async () => (await import("./pages/home/HomePage.tsx")).HomePage),
          page("/placement", async () => (await import("./pages/placement/PlacementPage.tsx")).PlacementPage),
          page(
            "/concepts/:conceptId",
            async () => (await import("./pages/lesson/LessonPage.tsx")).LessonPage,
          ),
          page(
            "/concepts/:conceptId/evidence",
            async () => (await import("./pages/evidence/EvidencePage.tsx")).EvidencePage,
          ),
          page("/checks/:checkId", async () => (await import("./pages/check/CheckPage.tsx")).CheckPage),
          page("/reviews", async () => (await import("./pages/reviews/ReviewsPage.tsx")).ReviewsPage),
          page("/map", async () => (await import("./pages/map/MapPage.tsx")).MapPage),
          page("/goals", async () => (await import("./pages/goals/GoalsPage.tsx")).GoalsPage),
          page("/goals/new", async () => (await import("./pages/new-goal/NewGoalPage.tsx")).NewGoalPage),
          page("/goals/:goalId", async () => (await import("./pages/goal/GoalPage.tsx")).GoalPage),
          page("/projects", async () => (await import("./pages/projects/ProjectsPage.tsx")).ProjectsPage),
          page(
            "/calibration",
            async () => (await import("./pages/calibration/CalibrationPage.tsx")).CalibrationPage,
          ),
          page("/settings", async () => (await import("./pages/settings/SettingsPage.tsx")).SettingsPage),
          page("/classes", async () => (await import("./pages/cohorts/CohortsPage.tsx")).CohortsPage),
          page("/classes/:cohortId", async () => (await import("./pages/cohort/CohortPage.tsx")).CohortPage),
          page(
            "/classes/:cohortId/members/:memberId",
            async () => (await import("./pages/member/MemberPage.tsx")).MemberPage,
          ),
          page("/admin", async () => (await import("./pages/admin/AdminPage.tsx")).AdminPage),
          page("/join", async () => (await import("./pages/join/JoinPage.tsx")).JoinPage),
          page("/sign-in", async () => (await import("./pages/sign-in/SignInPage.tsx")).SignInPage),
          page("*", async () => (await import("./pages/not-found/NotFoundPage.tsx")).NotFoundPage),
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
      page("/account", async () => (await import("./pages/account/AccountPage.tsx")).AccountPage),
      page(
        "/account/sign-in",
        async () => (await import("./pages/account-sign-in/AccountSignInPage.tsx")).AccountSignInPage,
      ),
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

/** A route whose page is loaded when it is first opened. */
function page(path: string, load: () => Promise<ComponentType>): RouteObject {
  return { path, lazy: async () => ({ Component: await load() }) };
}
