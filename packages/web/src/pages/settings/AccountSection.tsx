import { useQuery } from "@tanstack/react-query";
import { accountQueries } from "../../features/account/account-queries.ts";
import { paths } from "../../paths.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Section } from "../../ui/Section.tsx";
import { OtherBrowserSection } from "./OtherBrowserSection.tsx";

/** The way to the account, or, where there is none, to another browser without one. */
export function AccountSection() {
  const { data: account } = useQuery(accountQueries.account());
  if (account === undefined) return null;
  if (account === "none") return <OtherBrowserSection />;
  return (
    <>
      <Section
        title="Account"
        says={
          account === null
            ? "You learn without an account. With one, your work is there in every browser, and what you did here comes along."
            : `You are signed in as ${account.email}.`
        }
      >
        <div>
          <ButtonLink to={account === null ? paths.accountSignIn() : paths.account()}>
            {account === null ? "Sign in or make an account" : "Account, browsers and tokens"}
          </ButtonLink>
        </div>
      </Section>
      {account === null && <OtherBrowserSection />}
    </>
  );
}
