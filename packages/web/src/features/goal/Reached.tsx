import "./goal.css";
import { Icon } from "../../ui/Icon.tsx";
import { sayDay } from "../../words/moments.ts";

/** A goal that was reached, and stays so. */
export function Reached({ at }: { at: string }) {
  return (
    <p className="row goal-reached">
      <Icon name="right" /> You reached this goal {sayDay(at, new Date())}.
    </p>
  );
}
