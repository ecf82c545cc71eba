import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { RunProgress } from "./run-progress.ts";
import type { Running } from "./use-run.ts";

type RunBarProps = {
  running: Running;
  onRun: () => void;
  look?: "primary" | "outline";
  says?: string;
};

/** The Run button. During a run: its phase, and Cancel. */
export function RunBar({
  running: { progress, isRunning, cancel },
  onRun,
  look = "primary",
  says = "Run",
}: RunBarProps) {
  if (!isRunning || progress === null) {
    return (
      <Button look={look} onClick={onRun}>
        <Icon name="run" /> {says}
      </Button>
    );
  }
  return (
    <div className="row">
      <Button look="outline" onClick={cancel}>
        <Icon name="stop" /> Cancel the run
      </Button>
      <span className="soft">{phaseWords(progress)}</span>
    </div>
  );
}

function phaseWords({ phase, ahead, testing }: RunProgress): string {
  switch (phase) {
    case "sending":
      return "Sending…";
    case "queued":
      return ahead === 0 ? "Starting…" : `Waiting: ${ahead} before you`;
    case "running":
      return testing === null ? "Running…" : `Testing: ${testing}`;
    case "ended":
      return "";
  }
}
