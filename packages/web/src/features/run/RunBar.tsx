import "./run.css";
import { count } from "@aulo/contract/words/quantities";
import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef } from "react";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { RunProgress } from "./run-progress.ts";
import type { Running } from "./use-run.ts";

type RunBarProps = {
  running: Running;
  onRun: () => void;
  /** Runs the code without its tests; left out where that shows nothing. */
  onTry?: () => void;
  look?: "primary" | "outline";
  says?: string;
};

/** The Run button. During a run: Cancel, and the run's phase. The focus passes from a button that is hidden to one that is shown. */
export function RunBar({
  running: { progress, isRunning, cancel },
  onRun,
  onTry,
  look = "primary",
  says = "Run",
}: RunBarProps) {
  const runButton = useRef<HTMLButtonElement>(null);
  const cancelButton = useRef<HTMLButtonElement>(null);
  // React reports no blur of a button that it hides itself, so this is still the button that had the focus.
  const focused = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (focused.current?.hidden === true) (isRunning ? cancelButton : runButton).current?.focus();
  }, [isRunning]);
  const keys = {
    onFocus: ({ currentTarget }: FocusEvent<HTMLButtonElement>) => {
      focused.current = currentTarget;
    },
    onBlur: () => {
      focused.current = null;
    },
    onKeyDown: ignoreHeldEnter,
  };
  return (
    <>
      <Button ref={runButton} look={look} hidden={isRunning} onClick={onRun} {...keys}>
        <Icon name="run" /> {says}
      </Button>
      {onTry && (
        <Button hidden={isRunning} onClick={onTry} {...keys}>
          Run without tests
        </Button>
      )}
      <Button ref={cancelButton} hidden={!isRunning} onClick={cancel} {...keys}>
        <Icon name="stop" /> Cancel the run
      </Button>
      {isRunning && progress !== null && <span className="run-phase soft">{phaseWords(progress)}</span>}
    </>
  );
}

/** Otherwise the Enter that starts a run, held down, would cancel it. */
function ignoreHeldEnter(event: KeyboardEvent): void {
  if (event.key === "Enter" && event.repeat) event.preventDefault();
}

function phaseWords({ phase, ahead, testing }: RunProgress): string {
  switch (phase) {
    case "sending":
      return "Sending…";
    case "queued":
      return ahead === 0 ? "Starting…" : `Waiting for ${count(ahead, "other run")}`;
    case "running":
      return testing === null ? "Running…" : `Testing: ${testing}`;
    case "ended":
      return "";
  }
}
