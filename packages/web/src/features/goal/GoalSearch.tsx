import { LIMITS } from "@aulo/contract";
import type { FormEvent } from "react";
import { Button } from "../../ui/Button.tsx";

type GoalSearchProps = { text: string; onType: (text: string) => void; onSearch: (text: string) => void };

export function GoalSearch({ text, onType, onSearch }: GoalSearchProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (text.trim() !== "") onSearch(text.trim());
  };
  return (
    <form className="goal-search" onSubmit={submit}>
      <input
        className="input"
        name="goal"
        aria-label="Your goal, in your own words"
        placeholder="In your own words"
        value={text}
        onChange={(event) => onType(event.currentTarget.value)}
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
