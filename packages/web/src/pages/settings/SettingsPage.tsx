import "./settings.css";
import { Page } from "../../ui/Page.tsx";
import { AccountSection } from "./AccountSection.tsx";
import { AppearanceSection } from "./AppearanceSection.tsx";
import { CohortSection } from "./CohortSection.tsx";
import { ForgetSection } from "./ForgetSection.tsx";
import { KeysSection } from "./KeysSection.tsx";
import { LogSection } from "./LogSection.tsx";
import { RecordSection } from "./RecordSection.tsx";
import { SandboxSection } from "./SandboxSection.tsx";

export function SettingsPage() {
  return (
    <Page title="Settings">
      <AppearanceSection />
      <KeysSection />
      <SandboxSection />
      <RecordSection />
      <AccountSection />
      <CohortSection />
      <LogSection />
      <ForgetSection />
    </Page>
  );
}
