import { AskGoal } from "../../features/goal/AskGoal.tsx";
import { Page } from "../../ui/Page.tsx";

export function NewGoalPage() {
  return (
    <Page title="What do you want to be able to do?" width="column">
      <AskGoal />
    </Page>
  );
}
