/** The name of the wrong idea behind an answer, when it was foreseen. */
export function Misconception({ name }: { name: string | null }) {
  if (name === null) return null;
  return (
    <p className="misconception small">
      A common mix-up: <strong>{name}</strong>
    </p>
  );
}
