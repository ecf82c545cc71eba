import { useEffect } from "react";
import { isRouteErrorResponse, useRouteError } from "react-router";
import { connection } from "../api/connection.ts";
import { ServerUnreachable } from "../api/problem.ts";
import { LazyPart } from "../features/problem/LazyPart.tsx";
import { ErrorDetails } from "../features/problem/ProblemNote.tsx";
import { isMissingPart, sayError } from "../features/problem/say-error.ts";
import { paths } from "../paths.ts";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { Page } from "../ui/Page.tsx";
import { mayReload } from "./may-reload.ts";

/** Shown instead of a page that failed to load or render. */
export function ErrorPage() {
  const error = useRouteError();
  useRecovery(error);
  const { title, says, way, details } = sayError(error);
  if (way === "sign-in") return <SignInFirst title={title} says={says} />;
  return (
    <Page title={isNotFound(error) ? "There is no such page" : title}>
      <p>{isNotFound(error) ? "The address may be mistyped, or from an older version." : says}</p>
      <div className="row">
        <Button look="primary" onClick={() => window.location.reload()}>
          Load the page again
        </Button>
        <ButtonLink to={paths.home()} reloadDocument>
          Go to the next step
        </ButtonLink>
      </div>
      <ErrorDetails lines={isNotFound(error) ? [] : details} />
    </Page>
  );
}

/** For a learner whom the server does not recognise: by a lost cookie, or by a login link that is cut off. */
function SignInFirst({ title, says }: { title: string; says: string }) {
  return (
    <Page title={title}>
      <p>{says}</p>
      <LazyPart
        name="sign in"
        load={async () => (await import("../features/learner/SignIn.tsx")).SignIn}
        props={{ onSignedIn: () => window.location.reload() }}
        waits={null}
      />
    </Page>
  );
}

/** Loads the page again by itself: once when a part of it is missing after an upgrade, and when the server is back. */
function useRecovery(error: unknown): void {
  useEffect(() => {
    const left = new AbortController();
    void recover(error, left.signal);
    return () => left.abort();
  }, [error]);
}

async function recover(error: unknown, signal: AbortSignal): Promise<void> {
  if (isMissingPart(error)) {
    const isAway = !(await connection.check());
    if (signal.aborted || (!isAway && !mayReload())) return;
  } else if (!(error instanceof ServerUnreachable)) return;
  await connection.untilReachable(signal);
  window.location.reload();
}

function isNotFound(error: unknown) {
  return isRouteErrorResponse(error) && error.status === 404;
}
