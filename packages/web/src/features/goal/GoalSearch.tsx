import { LIMITS } from "@aulo/contract";
import type { FormEvent } from "react";
import { Button } from "../../ui/Button.tsx";

type GoalSearchProps = { start: string; onSearch: (text: string) => void };

export function GoalSearch({ start, onSearch }: GoalSearchProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("goal")).trim();
    if (text !== "") onSearch(text);
  };
  return (
    <form key={start} className="goal-search" onSubmit={submit}>
      <input
        className="input"
        name="goal"
        aria-label="Your goal, in your own words"
        placeholder="In your own words"
        defaultValue={start}
        maxLength={LIMITS.goalTextChars}
        autoComplete="off"
        required
      />
      <Button look="primary" type="submit">
        See the path
      </Button>
    </form>
  );
}
