import "./settings.css";
import { Page } from "../../ui/Page.tsx";
import { Appearance } from "./Appearance.tsx";
import { ElsewhereSection } from "./ElsewhereSection.tsx";
import { ForgetSection } from "./ForgetSection.tsx";
import { KeysSection } from "./KeysSection.tsx";
import { LogSection } from "./LogSection.tsx";
import { SandboxSection } from "./SandboxSection.tsx";
import { YourRecord } from "./YourRecord.tsx";

export function SettingsPage() {
  return (
    <Page title="Settings">
      <Appearance />
      <KeysSection />
      <SandboxSection />
      <YourRecord />
      <ElsewhereSection />
      <LogSection />
      <ForgetSection />
    </Page>
  );
}
