import "./settings.css";
import { Page } from "../../ui/Page.tsx";
import { AppearanceSection } from "./AppearanceSection.tsx";
import { ForgetSection } from "./ForgetSection.tsx";
import { KeysSection } from "./KeysSection.tsx";
import { LogSection } from "./LogSection.tsx";
import { OtherBrowserSection } from "./OtherBrowserSection.tsx";
import { RecordSection } from "./RecordSection.tsx";
import { SandboxSection } from "./SandboxSection.tsx";

export function SettingsPage() {
  return (
    <Page title="Settings">
      <AppearanceSection />
      <KeysSection />
      <SandboxSection />
      <RecordSection />
      <OtherBrowserSection />
      <LogSection />
      <ForgetSection />
    </Page>
  );
}
