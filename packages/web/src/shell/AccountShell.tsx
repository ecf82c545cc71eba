import { Suspense } from "react";
import { Link, Outlet } from "react-router";
import { paths } from "../paths.ts";
import { LiveRegion } from "../ui/announce.tsx";
import { Loading } from "../ui/Loading.tsx";
import { UnreachableBanner } from "./UnreachableBanner.tsx";
import { Wordmark } from "./Wordmark.tsx";

/** The frame of the account's pages, which need no learner. */
export function AccountShell() {
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to the content
      </a>
      <UnreachableBanner />
      <header className="top">
        <div className="top-inner">
          <Link className="wordmark" to={paths.home()} reloadDocument aria-label="Aulo, home">
            <Wordmark />
          </Link>
        </div>
      </header>
      <main id="main" className="main" tabIndex={-1}>
        <Suspense fallback={<Loading what="The page is loading." />}>
          <Outlet />
        </Suspense>
      </main>
      <LiveRegion />
    </>
  );
}
