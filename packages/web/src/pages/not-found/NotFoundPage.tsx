import { paths } from "../../paths.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Page } from "../../ui/Page.tsx";

export function NotFoundPage() {
  return (
    <Page title="There is no such page">
      <p>The address may be mistyped, or from an older version.</p>
      <div>
        <ButtonLink look="primary" to={paths.home()}>
          Go to the next step
        </ButtonLink>
      </div>
    </Page>
  );
}
