import { createBrowserRouter } from "react-router";
import { continueAs, tokenOf } from "./api/learner.ts";
import { queries } from "./api/queries.ts";
import { queryClient } from "./api/query-client.ts";
import { paths } from "./paths.ts";
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
          {
            path: "/",
            lazy: async () => ({ Component: (await import("./pages/home/HomePage.tsx")).HomePage }),
          },
          {
            path: "/placement",
            lazy: async () => ({
              Component: (await import("./pages/placement/PlacementPage.tsx")).PlacementPage,
            }),
          },
          {
            path: "/concepts/:conceptId",
            lazy: async () => ({ Component: (await import("./pages/lesson/LessonPage.tsx")).LessonPage }),
          },
          {
            path: "/concepts/:conceptId/evidence",
            lazy: async () => ({
              Component: (await import("./pages/evidence/EvidencePage.tsx")).EvidencePage,
            }),
          },
          {
            path: "/checks/:checkId",
            lazy: async () => ({ Component: (await import("./pages/check/CheckPage.tsx")).CheckPage }),
          },
          {
            path: "/reviews",
            lazy: async () => ({ Component: (await import("./pages/reviews/ReviewsPage.tsx")).ReviewsPage }),
          },
          {
            path: "/map",
            lazy: async () => ({ Component: (await import("./pages/map/MapPage.tsx")).MapPage }),
          },
          {
            path: "/goals",
            lazy: async () => ({ Component: (await import("./pages/goals/GoalsPage.tsx")).GoalsPage }),
          },
          {
            path: "/goals/new",
            lazy: async () => ({ Component: (await import("./pages/new-goal/NewGoalPage.tsx")).NewGoalPage }),
          },
          {
            path: "/goals/:goalId",
            lazy: async () => ({ Component: (await import("./pages/goal/GoalPage.tsx")).GoalPage }),
          },
          {
            path: "/calibration",
            lazy: async () => ({
              Component: (await import("./pages/calibration/CalibrationPage.tsx")).CalibrationPage,
            }),
          },
          {
            path: "/settings",
            lazy: async () => ({
              Component: (await import("./pages/settings/SettingsPage.tsx")).SettingsPage,
            }),
          },
          {
            path: "*",
            lazy: async () => ({
              Component: (await import("./pages/not-found/NotFoundPage.tsx")).NotFoundPage,
            }),
          },
        ],
      },
    ],
  },
]);

/** Before any page: the learner of this browser, or of the token that the address brings along. */
async function openBrowser() {
  const token = tokenOf(window.location.hash);
  if (token !== null) {
    // Out of the address first: a reload must not use it again, and nobody should read it there.
    window.history.replaceState(window.history.state, "", paths.home());
    await continueAs(token);
  }
  await queryClient.ensureQueryData(queries.learner());
  return null;
}
