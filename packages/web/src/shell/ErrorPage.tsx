import { isRouteErrorResponse, useRouteError } from "react-router";
import { queryClient } from "../api/query-client.ts";
import { ProblemNote } from "../features/problem/ProblemNote.tsx";
import { paths } from "../paths.ts";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { Page } from "../ui/Page.tsx";

/** Shown instead of a page that failed to load or render. */
export function ErrorPage() {
  const error = useRouteError();
  const retry = async () => {
    await queryClient.resetQueries();
    window.location.reload();
  };
  return (
    <Page title={isNotFound(error) ? "There is no such page" : "This page could not be shown"}>
      {isNotFound(error) ? (
        <p>The address may be mistyped, or from an older version.</p>
      ) : (
        <ProblemNote error={error} />
      )}
      <div className="row">
        <Button look="primary" onClick={retry}>
          Try again
        </Button>
        <ButtonLink to={paths.home()} reloadDocument>
          Go to the next step
        </ButtonLink>
      </div>
    </Page>
  );
}

function isNotFound(error: unknown) {
  return isRouteErrorResponse(error) && error.status === 404;
}
