import { SignIn } from "../../features/learner/SignIn.tsx";
import { paths } from "../../paths.ts";
import { Page } from "../../ui/Page.tsx";

export function SignInPage() {
  return (
    <Page title="Continue as the same learner">
      <p>Without an account, a link tells Aulo who you are.</p>
      <SignIn onSignedIn={() => window.location.assign(paths.home())} />
    </Page>
  );
}
