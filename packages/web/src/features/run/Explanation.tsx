import { InlineCode } from "../../ui/InlineCode.tsx";

/** A common error in plain words. */
export function Explanation({ text }: { text: string }) {
  return (
    <p className="explanation">
      <InlineCode text={text} />
    </p>
  );
}
